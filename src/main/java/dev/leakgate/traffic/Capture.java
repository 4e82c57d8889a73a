package dev.leakgate.traffic;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * All that was captured in one session.
 *
 * @param closed true only when the recorder confirmed, in order, that nothing was in flight any more
 */
public record Capture(List<Exchange> exchanges, List<TcpStream> streams, List<Unread> unread, boolean closed) {

    public Capture {
        exchanges = List.copyOf(exchanges);
        streams = List.copyOf(streams);
        unread = List.copyOf(unread);
    }

    /** @param actor gives the app for the phone's end of a connection, {@code ip:port} or null; null when unknown */
    public Capture attributed(UnaryOperator<String> actor) {
        return new Capture(exchanges.stream().map(e -> e.by(actor.apply(e.client()))).toList(),
                streams.stream().map(s -> s.by(actor.apply(s.client()))).toList(),
                unread.stream().map(u -> u.by(actor.apply(u.client()))).toList(), closed);
    }
}
