package dev.leakgate.capture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leakgate.process.Child;
import dev.leakgate.process.Child.Ended;
import dev.leakgate.process.ChildSpec;
import dev.leakgate.traffic.PastRecorder;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * This machine as the gateway of one phone: rules of nftables hand the phone's connections to a recorder and its DNS to a
 * name server of ours. {@code ci/gateway} sets and removes them, and says what becomes of every other packet.
 */
public final class Gateway implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ANSWER_MILLIS = 500;
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static final Pattern ADDRESS = Pattern.compile("\\binet (\\d+(?:\\.\\d+){3})");

    private final Path script;
    private final String phone;
    private final NameServer names;

    private Gateway(Path script, String phone, NameServer names) {
        this.script = script;
        this.phone = phone;
        this.names = names;
    }

    /**
     * Rules that an earlier run left for this phone are replaced.
     *
     * @param script   {@code ci/gateway}
     * @param phone    its IPv4 address
     * @param recorder in transparent mode, listening on an address that the phone's packets come to
     * @param names    answers the phone; closed with this
     * @throws RecorderException saying what is missing and how to get it
     */
    public static Gateway open(Path script, String phone, Recorder recorder, NameServer names) {
        Gateway gateway = new Gateway(script, phone, names);
        try {
            gateway.learnHardwareAddress();
            String port = recorder.address().substring(recorder.address().lastIndexOf(':') + 1);
            gateway.run("up", port, String.valueOf(names.port()));
            return gateway;
        } catch (RuntimeException e) {
            names.close();
            throw e;
        }
    }

    /** Asking for the phone makes the kernel learn its hardware address, by which IPv6 is refused; any answer will do. */
    private void learnHardwareAddress() {
        try {
            InetAddress.getByName(phone).isReachable(ANSWER_MILLIS);
        } catch (IOException e) {
            throw new RecorderException("the phone cannot be asked for at " + phone + ": " + e.getMessage(), e);
        }
    }

    /** The address in what {@code ip -4 addr show} prints. @throws RecorderException when there is none */
    public static String addressIn(String printed) {
        Matcher address = ADDRESS.matcher(printed);
        if (!address.find()) {
            throw new RecorderException("the phone has no IPv4 address on wlan0: connect it to the Wi-Fi whose gateway this machine is");
        }
        return address.group(1);
    }

    /** Why this machine cannot be a gateway; empty text when it can. */
    public static String obstacle(Path script) {
        Ended check = Child.run(ChildSpec.of("gateway check", List.of(script.toString(), "check")), LIMIT);
        return check.code() == 0 ? "" : check.output().strip().replaceFirst("^gateway: ", "");
    }

    /** What did not go through the recorder since the gateway was opened. */
    public PastRecorder pastRecorder() {
        try {
            SortedMap<String, Long> quic = new TreeMap<>();
            SortedMap<String, Long> datagrams = new TreeMap<>();
            long[] counters = new long[2];
            for (JsonNode part : JSON.readTree(run("counts")).path("nftables")) {
                String set = part.path("set").path("name").asText();
                for (JsonNode element : part.path("set").path("elem")) {
                    JsonNode where = element.path("elem").path("val");
                    String name = where.isTextual() ? where.asText() : where.path("concat").path(0).asText() + ":" + where.path("concat").path(1).asText();
                    (set.equals("quic_refused") ? quic : datagrams).put(name, element.path("elem").path("counter").path("packets").asLong());
                }
                JsonNode counter = part.path("counter");
                if (counter.has("packets")) {
                    counters[counter.path("name").asText().equals("ipv6") ? 1 : 0] = counter.path("packets").asLong();
                }
            }
            return new PastRecorder(quic, datagrams, counters[0], counters[1]);
        } catch (JsonProcessingException e) {
            throw new RecorderException("nft's counters cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    /** Removes every rule again. */
    @Override
    public void close() {
        names.close();
        run("down");
    }

    private String run(String what, String... more) {
        List<String> command = new ArrayList<>(List.of(script.toString(), what, phone));
        command.addAll(List.of(more));
        Ended ended = Child.run(ChildSpec.of("gateway " + what, command), LIMIT);
        if (ended.code() != 0) {
            throw new RecorderException("this machine cannot be the gateway of " + phone + ": " + ended.output().strip());
        }
        return ended.output();
    }
}
