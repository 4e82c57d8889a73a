package dev.leakgate.traffic;

import java.time.Instant;

/** A connection that the phone asked the proxy for, until it is closed. It must have been used for something that was read. */
final class Tunnel {

    private final String client;
    private final Instant time;
    private String host;
    private boolean secured;
    private boolean used;

    Tunnel(Frame frame) {
        client = frame.text("client");
        time = CaptureBuilder.time(frame, "t");
        host = frame.text("host");
    }

    void secured(Frame frame) {
        secured = true;
        host = frame.text("sni") == null ? host : frame.text("sni");
    }

    /** Something came through it, or it is told elsewhere why nothing did. */
    void use() {
        used = true;
    }

    String client() {
        return client;
    }

    Instant time() {
        return time;
    }

    String host() {
        return host;
    }

    boolean secured() {
        return secured;
    }

    boolean used() {
        return used;
    }
}
