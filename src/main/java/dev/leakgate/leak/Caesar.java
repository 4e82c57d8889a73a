package dev.leakgate.leak;

import dev.leakgate.secret.Secret;
import dev.leakgate.secret.Spellings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds secrets whose letters were all moved by the same number of places in the alphabet, rot13 included. All 25
 * shifts are looked for at once: neighbouring letters are compared by their distance, which no shift changes, and five
 * such distances in a row tell where a closer look is worth while.
 */
final class Caesar {

    private static final int DISTANCES = 5;
    private static final int DISTANCE_BITS = 6;
    private static final long WINDOW = (1L << DISTANCES * DISTANCE_BITS) - 1;
    private static final int SHORTEST = 8;
    private static final int FEWEST_LETTERS = 3;
    private static final int ALPHABET = 26;
    private static final int TO_LETTER = 30;
    private static final int FILTER_BITS = 17;
    private static final byte[] LETTERS = new byte[256];
    private static final int CLASSES = 64;
    /** Of each byte: its letter, or what it is instead. */
    private static final byte[] CLASS = new byte[256];
    /** By two classes: a table instead of decisions, which no processor could foresee. */
    private static final byte[] DISTANCE = new byte[CLASSES * CLASSES];

    static {
        for (int i = 0; i < 256; i++) {
            int letter = (i | 0x20) - 'a';
            LETTERS[i] = (byte) (i < 128 && letter >= 0 && letter < ALPHABET ? letter : -1);
            CLASS[i] = LETTERS[i] >= 0 ? LETTERS[i] : (byte) (32 | i & 31);
        }
        for (int from = 0; from < CLASSES; from++) {
            for (int to = 0; to < CLASSES; to++) {
                DISTANCE[from * CLASSES + to] = distance(from, to);
            }
        }
    }

    private record Pattern(Meaning meaning, byte[] bytes) {
    }

    private final Map<Long, List<Pattern>> patterns = new HashMap<>();
    private final long[] filter = new long[1 << FILTER_BITS - 6];

    Caesar(Collection<Secret> secrets) {
        for (Secret secret : secrets) {
            Spellings.of(secret).forEach(spelling -> add(secret, spelling.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private void add(Secret secret, byte[] bytes) {
        int letters = 0;
        for (byte b : bytes) {
            letters += LETTERS[b & 0xFF] >= 0 ? 1 : 0;
        }
        if (bytes.length >= SHORTEST && letters >= FEWEST_LETTERS) {
            long key = 0;
            for (int i = 1; i <= DISTANCES; i++) {
                key = key << DISTANCE_BITS | distance(bytes[i - 1], bytes[i]);
            }
            patterns.computeIfAbsent(key, unused -> new ArrayList<>()).add(new Pattern(Meaning.plain(secret), bytes));
            filter[bit(key) >>> 6] |= 1L << bit(key);
        }
    }

    /** Of two letters the places between them; otherwise what is no letter, which a shift leaves alone. Both by class. */
    private static byte distance(int from, int to) {
        return (byte) (to >= 32 ? to : from >= 32 ? TO_LETTER : (to - from + ALPHABET) % ALPHABET);
    }

    private static int distance(byte first, byte second) {
        return DISTANCE[CLASS[first & 0xFF] * CLASSES + CLASS[second & 0xFF]];
    }

    private static int bit(long key) {
        return (int) (key * 0x9E3779B97F4A7C15L >>> 64 - FILTER_BITS);
    }

    void find(byte[] bytes, int from, int to, List<Hit> hits) {
        long key = 0;
        int last = from < to ? CLASS[bytes[from] & 0xFF] * CLASSES : 0;
        for (int i = from + 1; i < to; i++) {
            int current = CLASS[bytes[i] & 0xFF];
            key = (key << DISTANCE_BITS | DISTANCE[last + current]) & WINDOW;
            last = current * CLASSES;
            int bit = bit(key);
            if ((filter[bit >>> 6] & 1L << bit) != 0 && i - DISTANCES >= from) {
                for (Pattern pattern : patterns.getOrDefault(key, List.of())) {
                    int start = i - DISTANCES;
                    int shift = shift(pattern.bytes, bytes, start, to);
                    if (shift > 0) {
                        hits.add(new Hit(pattern.meaning.by("caesar " + shift), start, start + pattern.bytes.length));
                    }
                }
            }
        }
    }

    /** By how many places the pattern's letters were moved to give the text, 0 when it is not that. */
    private static int shift(byte[] pattern, byte[] text, int at, int to) {
        if (at + pattern.length > to) {
            return 0;
        }
        int shift = -1;
        for (int i = 0; i < pattern.length; i++) {
            int was = LETTERS[pattern[i] & 0xFF];
            int is = LETTERS[text[at + i] & 0xFF];
            if (was < 0 || is < 0) {
                if (pattern[i] != text[at + i]) {
                    return 0;
                }
                continue;
            }
            int moved = is >= was ? is - was : is - was + ALPHABET;
            if (shift >= 0 && moved != shift) {
                return 0;
            }
            shift = moved;
        }
        return Math.max(0, shift);
    }
}
