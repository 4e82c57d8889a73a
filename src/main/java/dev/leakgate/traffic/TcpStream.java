package dev.leakgate.traffic;

import java.time.Instant;
import java.util.List;

/** A connection that was not HTTP: its bytes, both ways, in order. */
public record TcpStream(String id, Instant time, String client, String actor, String host, int port,
                        List<StreamMessage> messages, String failure) {

    public TcpStream {
        messages = List.copyOf(messages);
    }

    /** The same, of that app. */
    TcpStream by(String app) {
        return new TcpStream(id, time, client, app, host, port, messages, failure);
    }
}
