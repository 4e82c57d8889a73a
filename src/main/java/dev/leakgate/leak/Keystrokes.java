package dev.leakgate.leak;

import dev.leakgate.secret.Secret;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Watches for texts that leave while they are being typed: ever longer beginnings sent to one endpoint. Three of them,
 * or one of eight characters or more, are a leak; the longest is told, once. One instance watches a whole capture and
 * may be fed by several threads.
 */
public final class Keystrokes {

    private static final int TELLING_LENGTH = 8;
    private static final int TELLING_NUMBER = 3;

    private static final Comparator<Sighting> IN_ORDER = Comparator
            .comparingInt((Sighting sighting) -> sighting.exchange().length()).thenComparing(Sighting::exchange);

    private record Series(Secret secret, String endpoint) {
    }

    private final Map<Series, TreeMap<Integer, Sighting>> typed = new LinkedHashMap<>();
    private final Map<Series, Boolean> sentWhole = new LinkedHashMap<>();

    synchronized void typed(Sighting sighting, String endpoint, int characters) {
        typed.computeIfAbsent(new Series(sighting.secret(), endpoint), unused -> new TreeMap<>())
                .merge(characters, sighting, Keystrokes::earlier);
    }

    /** In the capture's order, whatever order its exchanges are read in: {@code e9} stands before {@code e10}. */
    private static Sighting earlier(Sighting one, Sighting other) {
        return IN_ORDER.compare(one, other) <= 0 ? one : other;
    }

    /** The whole text went to the endpoint as well, which says more than any beginning of it. */
    synchronized void whole(Secret secret, String endpoint) {
        sentWhole.put(new Series(secret, endpoint), true);
    }

    /** What the series seen so far amount to. */
    public synchronized List<Sighting> sightings() {
        List<Sighting> found = new ArrayList<>();
        typed.forEach((series, lengths) -> {
            boolean telling = lengths.size() >= TELLING_NUMBER || lengths.lastKey() >= TELLING_LENGTH;
            if (telling && !sentWhole.containsKey(series)) {
                found.add(lengths.lastEntry().getValue());
            }
        });
        found.sort(IN_ORDER);
        return found;
    }
}
