package dev.leakgate.capture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leakgate.process.Child;
import dev.leakgate.process.Child.Ended;
import dev.leakgate.process.ChildSpec;
import dev.leakgate.traffic.PastRecorder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * This machine as the gateway of one phone: rules of nftables hand the phone's connections to a recorder and its DNS to a
 * name server of ours. {@code ci/gateway} sets and removes them, and says what becomes of every other packet.
 */
public final class Gateway implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static final Pattern LEFT = Pattern.compile("\\d+(?:\\.\\d+){3}");
    private static final Pattern ADDRESS = Pattern.compile("\\binet (\\d+(?:\\.\\d+){3})");

    private final String phone;
    private final NameServer names;
    private final Thread atExit = new Thread(this::down, "remove the gateway's rules");

    private Gateway(String phone, NameServer names) {
        this.phone = phone;
        this.names = names;
    }

    /**
     * Rules that an earlier run left for this phone are replaced.
     *
     * @param phone    its IPv4 address
     * @param recorder in transparent mode, listening on an address that the phone's packets come to
     * @param names    answers the phone; closed with this
     * @throws RecorderException saying what is missing and how to get it
     */
    public static Gateway open(String phone, Recorder recorder, NameServer names) {
        Gateway gateway = new Gateway(phone, names);
        try {
            String port = recorder.address().substring(recorder.address().lastIndexOf(':') + 1);
            gateway.run("up", port, String.valueOf(names.port()), String.valueOf(ProcessHandle.current().pid()));
            Runtime.getRuntime().addShutdownHook(gateway.atExit);
            return gateway;
        } catch (RuntimeException e) {
            names.close();
            throw e;
        }
    }

    /** It comes with the checkout, which is the current directory, or {@code -Dleakgate.home}. */
    public static Path script() {
        return Path.of(System.getProperty("leakgate.home", ""), "ci", "gateway").toAbsolutePath();
    }

    /** A phone's address in its Wi-Fi. @param shell the phone's @throws RecorderException when it has none */
    public static String addressOf(UnaryOperator<String> shell) {
        Matcher address = ADDRESS.matcher(shell.apply("ip -4 addr show wlan0"));
        if (!address.find()) {
            throw new RecorderException("the phone has no IPv4 address on wlan0: connect it to the Wi-Fi whose gateway this machine is");
        }
        return address.group(1);
    }

    /** Why this machine cannot be a gateway; empty text when it can. */
    public static String obstacle() {
        Ended check = call("check");
        return check.code() == 0 ? "" : check.output().strip().replaceFirst("^gateway: ", "");
    }

    /** What did not go through the recorder since the gateway was opened. */
    public PastRecorder pastRecorder() {
        try {
            SortedMap<String, Long> quic = new TreeMap<>();
            SortedMap<String, Long> datagrams = new TreeMap<>();
            SortedMap<String, Long> ipv6 = new TreeMap<>();
            Map<String, SortedMap<String, Long>> sets = Map.of("quic_refused", quic, "datagrams", datagrams, "ipv6_refused", ipv6);
            Map<String, Long> counters = new TreeMap<>();
            for (JsonNode part : JSON.readTree(run("counts")).path("nftables")) {
                for (JsonNode element : part.path("set").path("elem")) {
                    sets.get(part.path("set").path("name").asText()).put(where(element.path("elem").path("val")),
                            element.path("elem").path("counter").path("packets").asLong());
                }
                JsonNode counter = part.path("counter");
                counters.put(counter.path("name").asText(), counter.path("packets").asLong());
            }
            return new PastRecorder(quic, datagrams, counters.get("dns_over_tls"), counters.get("ipv6"), ipv6);
        } catch (JsonProcessingException e) {
            throw new RecorderException("nft's counters cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    /** {@code 198.18.0.1}, {@code 198.18.0.1:123} or {@code tcp [2001:2::1]:443}, as the set has an address alone, with a port, or with all. */
    private static String where(JsonNode value) {
        JsonNode parts = value.path("concat");
        return switch (parts.size()) {
            case 0 -> value.asText();
            case 2 -> parts.get(0).asText() + ":" + parts.get(1).asText();
            default -> parts.get(1).asText() + " [" + parts.get(0).asText() + "]:" + parts.get(2).asText();
        };
    }

    /**
     * Removes the rules of runs that ended without removing them, killed ones; those of a process that lives stay.
     *
     * @return the phones, by address, whose rules were removed; none where this machine may not set rules either
     */
    public static List<String> tidy() {
        return call("tidy").output().lines().filter(line -> LEFT.matcher(line).matches()).toList();
    }

    /** Removes every rule again. */
    @Override
    public void close() {
        names.close();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // the JVM is ending
        }
        down();
    }

    private void down() {
        run("down");
    }

    private String run(String what, String... more) {
        List<String> command = new ArrayList<>(List.of(what, phone));
        command.addAll(List.of(more));
        Ended ended = call(command.toArray(String[]::new));
        if (ended.code() != 0) {
            throw new RecorderException("this machine cannot be the gateway of " + phone + ": " + ended.output().strip());
        }
        return ended.output();
    }

    private static Ended call(String... arguments) {
        List<String> command = new ArrayList<>(List.of(script().toString()));
        command.addAll(List.of(arguments));
        return Child.run(ChildSpec.of("gateway " + arguments[0], command), LIMIT);
    }
}
