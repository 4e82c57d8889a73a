package dev.leakgate.traffic;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Folds the events of a {@link Journal}, in their order, into a {@link Capture}. */
final class CaptureBuilder {

    /** Up to mitmproxy 8 a line of the log begins with the client it is about. */
    private static final Pattern ABOUT_CLIENT = Pattern.compile("^(\\S+:\\d+): ");

    private final Map<String, ExchangeBuilder> exchanges = new LinkedHashMap<>();
    private final Map<String, StreamBuilder> streams = new LinkedHashMap<>();
    private final Map<String, Tunnel> tunnels = new LinkedHashMap<>();
    private final List<Unread> unread = new ArrayList<>();
    private boolean closed;

    void add(Frame frame) {
        String id = frame.text("x");
        switch (frame.event()) {
            case "tunnel" -> tunnels.put(frame.text("client"), new Tunnel(frame));
            case "secured" -> tunnel(frame).secured(frame);
            case "refused" -> refused(frame);
            case "client_closed" -> left(tunnels.remove(frame.text("client")), "was closed");
            case "request" -> {
                tunnel(frame).use();
                exchanges.put(id, new ExchangeBuilder(frame));
            }
            case "tcp" -> streams.put(id, new StreamBuilder(frame, tunnel(frame)));
            case "tcp_data", "tcp_end" -> streams.computeIfPresent(id, (x, stream) -> stream.add(frame));
            case "log" -> logged(frame);
            case "recorder_error" -> fault(frame, "the recorder failed in " + frame.text("hook") + ": "
                    + lastLine(frame.text("trace")));
            case "fault" -> fault(frame, frame.text("reason"));
            case "closed" -> closed = true;
            default -> exchanges.computeIfPresent(id == null ? "" : id, (x, exchange) -> exchange.add(frame));
        }
    }

    Capture build() {
        tunnels.values().forEach(tunnel -> left(tunnel, "was still open when the capture ended"));
        List<Exchange> exchangeList = new ArrayList<>();
        for (ExchangeBuilder exchange : exchanges.values()) {
            if (exchange.worthTelling()) {
                exchangeList.add(exchange.build("e" + (exchangeList.size() + 1)));
                exchange.cutShort().ifPresent(unread::add);
            }
        }
        List<TcpStream> streamList = new ArrayList<>();
        for (StreamBuilder stream : streams.values()) {
            if (stream.worthTelling()) {
                streamList.add(stream.build("t" + (streamList.size() + 1)));
            }
        }
        return new Capture(exchangeList, streamList, unread, closed);
    }

    private void refused(Frame frame) {
        Tunnel tunnel = tunnel(frame);
        tunnel.use();
        String sni = frame.text("sni");
        String host = sni != null ? sni : frame.text("host") != null ? frame.text("host") : tunnel.host();
        unread.add(new Unread(Unread.Kind.TLS_REFUSED, time(frame, "t"), host, frame.text("client"),
                "the phone refused the connection's certificate: " + frame.text("reason")));
    }

    private void left(Tunnel tunnel, String how) {
        if (tunnel != null && !tunnel.used()) {
            unread.add(new Unread(Unread.Kind.NO_REQUEST, tunnel.time(), tunnel.host(), tunnel.client(),
                    "a connection " + (tunnel.secured() ? "through TLS " : "") + how + " without a request"));
        }
    }

    private void logged(Frame frame) {
        String text = frame.text("text");
        String client = frame.text("client");
        Matcher about = ABOUT_CLIENT.matcher(text);
        if (client == null && about.find()) {
            client = about.group(1);
        }
        Tunnel tunnel = client == null ? null : tunnels.get(client);
        String first = text.lines().findFirst().orElse("");
        String last = lastLine(text);
        unread.add(new Unread(Unread.Kind.RECORDER_FAULT, time(frame, "t"), tunnel == null ? null : tunnel.host(),
                client, "the proxy reported an error: " + (first.equals(last) ? first : first + " " + last)));
    }

    private void fault(Frame frame, String reason) {
        unread.add(new Unread(Unread.Kind.RECORDER_FAULT, time(frame, "t"), null, null, reason));
    }

    /** The tunnel a frame belongs to; one that nobody asks for again when there is none. */
    private Tunnel tunnel(Frame frame) {
        Tunnel tunnel = tunnels.get(frame.text("client"));
        return tunnel == null ? new Tunnel(frame) : tunnel;
    }

    private static String lastLine(String text) {
        return text.strip().lines().reduce("", (before, line) -> line.strip());
    }

    static Instant time(Frame frame, String field) {
        return Instant.ofEpochMilli(Math.round(frame.head().path(field).asDouble() * 1000));
    }
}
