package dev.leakgate.traffic;

import java.util.List;

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
}
