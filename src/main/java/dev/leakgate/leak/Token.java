package dev.leakgate.leak;

import java.util.List;

/**
 * A value that is long and varied enough to tell one phone from all others, whatever it means to who reads it.
 *
 * @param request true when the phone sent it, false when it was told it
 * @param name    the field it stood in, e.g. {@code distinct_id}; the last named step of its trail
 * @param value   in one spelling: UUIDs and hex in lower case, UUIDs without dashes
 * @param trail   the way from the wire to it
 */
public record Token(String exchange, String host, boolean request, String name, String value, List<String> trail) {

    public Token {
        trail = List.copyOf(trail);
    }

    /** {@code url}, {@code header}, {@code cookie}, {@code body}, {@code trailer}, {@code websocket} or {@code tcp}. */
    public String where() {
        return trail.get(0);
    }
}
