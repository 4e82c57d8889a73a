package dev.leakgate.leak;

import dev.leakgate.secret.Secret;
import dev.leakgate.secret.Spellings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Everything to search for, and the automaton that does. */
final class Needles {

    private static final int BOUNDED_TEXT = 8;
    private static final int BOUNDED_NUMBER = 12;

    private final List<Needle> needles = new ArrayList<>();
    private final Automaton automaton;

    Needles(Collection<Secret> secrets) {
        secrets.forEach(this::add);
        automaton = new Automaton(needles.stream().map(Needle::bytes).toList());
    }

    private void add(Secret secret) {
        for (String spelling : Spellings.of(secret)) {
            byte[] bytes = spelling.getBytes(StandardCharsets.UTF_8);
            if (bytes.length >= Automaton.SHORTEST) {
                needles.add(new Needle(secret, bytes, "", false, shortEnoughForChance(spelling), Confidence.HIGH, 1));
            }
        }
    }

    private static boolean shortEnoughForChance(String spelling) {
        return spelling.length() < BOUNDED_TEXT
                || spelling.length() < BOUNDED_NUMBER && spelling.matches("[0-9a-fA-F]+");
    }

    /** Every needle in the bytes, in order of its end. */
    List<Hit> in(byte[] bytes, int from, int to) {
        List<Hit> hits = new ArrayList<>(0);
        automaton.search(bytes, from, to, (pattern, start, end) -> {
            Needle needle = needles.get(pattern);
            if (needle.fits(bytes, start, end, from, to)) {
                hits.add(new Hit(needle, start, end));
            }
        });
        return hits;
    }

    /** A needle found at {@code from} (inclusive) to {@code to} (exclusive). */
    record Hit(Needle needle, int from, int to) {
    }
}
