package dev.leakgate.record.transcript;

import java.util.List;

/**
 * One stream of a transcript.
 *
 * @param atMillis   when it was opened, since the recording began
 * @param tookMillis until it ended, or until the recording did
 * @param byHost     false for a stream that the phone opened, as for {@code adb reverse}
 * @param service    what was asked for, as {@code SERVICES.TXT} writes it; masked
 * @param typed      standard input of a shell, masked
 * @param sent       bytes from host to phone, frames included
 * @param received   bytes from phone to host, frames included
 * @param complete   false when more was said than is kept
 */
public record Entry(long atMillis, long tookMillis, boolean byHost, String service, End end, String typed, long sent, long received,
                    boolean complete, List<Part> parts) {

    public Entry {
        parts = List.copyOf(parts);
    }

    public Dialect dialect() {
        return Dialect.of(service);
    }
}
