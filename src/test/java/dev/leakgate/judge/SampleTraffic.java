package dev.leakgate.judge;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.leakgate.traffic.Frame;
import dev.leakgate.traffic.Header;
import dev.leakgate.traffic.Journal;
import dev.leakgate.traffic.Unread;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Journals made for tests, with telemetry in the very shape in which Sensors Analytics' Android SDK sends it. */
public final class SampleTraffic {

    private static final String CLIENT = "127.0.0.1:40000";

    /** What happened, and the address concerned. */
    private record Event(String url, List<Frame> frames) {
    }

    private final List<Event> events = new ArrayList<>();
    private boolean closed = true;
    private int made;

    public SampleTraffic get(Instant time, String url, Header... headers) {
        return add(time, "GET", url, List.of(headers), new byte[0], true);
    }

    public SampleTraffic post(Instant time, String url, byte[] body) {
        return add(time, "POST", url, List.of(new Header("content-type", "application/x-www-form-urlencoded")), body, true);
    }

    /** The vendor's SDK fetches its configuration; what it answers decides whether it reports at all. */
    public SampleTraffic configuration(Instant time, boolean disabled) {
        return add(time, "GET", "https://sa.api.intl.miui.com/config/Android.conf", List.of(), new byte[0], true,
                ("{\"v\":\"1\",\"configs\":{\"disableSDK\":" + disabled + "}}").getBytes(StandardCharsets.UTF_8));
    }

    /** What the control page sends: its canary as a leak, and something clean. */
    public SampleTraffic controls(Instant time, String canary) {
        String coded = Base64.getEncoder().encodeToString(canary.getBytes(StandardCharsets.UTF_8));
        String leak = Base64.getEncoder().encodeToString(gzip(("{\"leak\":\"" + coded + "\"}").getBytes(StandardCharsets.UTF_8)));
        return post(time, "https://control.leakgate.test/known-leak", ("data=" + URLEncoder.encode(leak, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8))
                .post(time, "https://control.leakgate.test/clean", "data=nothing+to+hide".getBytes(StandardCharsets.UTF_8));
    }

    /** A batch of events to the vendor's collector: form, base64, gzip, JSON. */
    public SampleTraffic telemetry(Instant time, String event, String... properties) {
        StringBuilder json = new StringBuilder("[{\"type\":\"track\",\"event\":\"" + event + "\",\"properties\":{\"$lib\":\"Android\"");
        for (int i = 0; i < properties.length; i += 2) {
            json.append(",\"").append(properties[i]).append("\":\"").append(properties[i + 1]).append('"');
        }
        String list = Base64.getEncoder().encodeToString(gzip(json.append("}}]").toString().getBytes(StandardCharsets.UTF_8)));
        String form = "crc=" + list.hashCode() + "&gzip=1&data_list=" + URLEncoder.encode(list, StandardCharsets.UTF_8);
        return post(time, "https://sa.api.intl.miui.com/sa?project=global_browser_mini&r=SG", form.getBytes(StandardCharsets.UTF_8));
    }

    /** An upload of which only the first bytes arrived. */
    public SampleTraffic cutShort(Instant time, String url, int size) {
        return add(time, "POST", url, List.of(new Header("content-length", Integer.toString(size))), new byte[10], false);
    }

    public SampleTraffic unread(Unread.Kind kind, String host, String reason) {
        String client = "127.0.0.1:4" + events.size();
        Frame tunnel = frame(SampleRun.at(20), "tunnel", Map.of("client", client, "host", String.valueOf(host), "port", 443));
        List<Frame> frames = switch (kind) {
            case TLS_REFUSED -> List.of(tunnel, frame(SampleRun.at(21), "refused", Map.of("client", client, "sni", host, "reason", reason)));
            case NO_REQUEST -> List.of(tunnel, frame(SampleRun.at(21), "client_closed", Map.of("client", client)));
            case RECORDER_FAULT -> List.of(frame(SampleRun.at(21), "fault", Map.of("reason", reason)));
            case CUT_SHORT -> throw new IllegalArgumentException("see cutShort");
        };
        events.add(new Event("", frames));
        return this;
    }

    public SampleTraffic notClosed() {
        closed = false;
        return this;
    }

    public SampleTraffic nothing() {
        events.clear();
        return this;
    }

    public SampleTraffic without(String part) {
        events.removeIf(e -> e.url().contains(part));
        return this;
    }

    private SampleTraffic add(Instant time, String method, String url, List<Header> headers, byte[] body, boolean whole) {
        return add(time, method, url, headers, body, whole, new byte[0]);
    }

    private SampleTraffic add(Instant time, String method, String url, List<Header> headers, byte[] body, boolean whole, byte[] answer) {
        String id = "x" + made++;
        List<Frame> frames = new ArrayList<>(List.of(
                frame(time, "request", Map.of("x", id, "client", CLIENT, "time", seconds(time), "method", method, "url", url,
                        "version", "HTTP/1.1", "headers", headers.stream().map(h -> List.of(h.name(), h.value())).toList())),
                frame(time, "request_body", Map.of("x", id), body)));
        if (whole) {
            frames.add(frame(time, "request_end", Map.of("x", id, "trailers", List.of())));
            frames.add(frame(time, "response", Map.of("x", id, "status", 200, "headers", List.of())));
            frames.add(frame(time, "response_body", Map.of("x", id), answer));
            frames.add(frame(time, "response_end", Map.of("x", id, "trailers", List.of())));
        } else {
            frames.add(frame(time, "failed", Map.of("x", id, "reason", "the phone broke off")));
        }
        events.add(new Event(url, frames));
        return this;
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try (Journal journal = Journal.create(file)) {
            events.forEach(event -> event.frames().forEach(journal::append));
            if (closed) {
                journal.complete();
            }
        }
    }

    private static Frame frame(Instant time, String event, Map<String, ?> fields, byte[]... bodies) {
        Map<String, Object> head = new LinkedHashMap<>(Map.of("e", event, "t", seconds(time)));
        head.putAll(fields);
        head.put("b", Stream.of(bodies).map(body -> body.length).toList());
        try {
            byte[] json = new JsonMapper().writeValueAsBytes(head);
            int size = 4 + json.length + Stream.of(bodies).mapToInt(body -> body.length).sum();
            ByteBuffer bytes = ByteBuffer.allocate(4 + size).putInt(size).putInt(json.length).put(json);
            Stream.of(bodies).forEach(bytes::put);
            return Frame.read(new ByteArrayInputStream(bytes.array())).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double seconds(Instant time) {
        return time.toEpochMilli() / 1000.0;
    }

    private static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
