package dev.leakgate.traffic;

import java.util.ArrayList;
import java.util.List;

/** Folds the events of one connection that is no HTTP into a {@link TcpStream}. */
final class StreamBuilder {

    private final Frame start;
    private final Tunnel tunnel;
    private final boolean carried;
    private final List<StreamMessage> messages = new ArrayList<>();
    private String failure;

    /** @param tunnel counts as used only once the phone sent something through it, or when it is known why it failed */
    StreamBuilder(Frame start, Tunnel tunnel) {
        this.start = start;
        this.tunnel = tunnel;
        this.carried = start.head().path("carried").asBoolean();
    }

    StreamBuilder add(Frame frame) {
        if (frame.event().equals("tcp_data")) {
            messages.add(message(frame));
        } else {
            failure = frame.text("reason");
        }
        if (failure != null || frame.head().path("from_client").asBoolean()) {
            tunnel.use();
        }
        return this;
    }

    /** Of what was going on already, only what went on. */
    boolean worthTelling() {
        return !carried || !messages.isEmpty();
    }

    TcpStream build(String id) {
        return new TcpStream(id, CaptureBuilder.time(start, "time"), start.text("client"), null, start.text("host"),
                start.head().path("port").asInt(), messages, carried ? "it began before this capture" : failure);
    }

    static StreamMessage message(Frame frame) {
        return new StreamMessage(CaptureBuilder.time(frame, "time"), frame.head().path("from_client").asBoolean(),
                frame.head().path("text").asBoolean(), frame.body());
    }
}
