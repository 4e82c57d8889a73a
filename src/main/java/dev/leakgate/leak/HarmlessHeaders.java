package dev.leakgate.leak;

import dev.leakgate.traffic.Header;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Headers that were read and held nothing. Apps send the same ones with each request, and the same bytes always give
 * the same answer, so they are read once.
 */
final class HarmlessHeaders {

    private static final int MOST = 4096;
    private static final int LONGEST = 4096;

    private final Set<Header> seen = ConcurrentHashMap.newKeySet();

    boolean contains(Header header) {
        return seen.contains(header);
    }

    void add(Header header) {
        if (header.value().length() <= LONGEST && seen.size() < MOST) {
            seen.add(header);
        }
    }
}
