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
 * shifts are looked for at once: six bytes are compared by the distances of their letters from the first, which no
 * shift changes.
 */
final class Caesar {

    private static final int WINDOW = 6;
    private static final int SHORTEST = 8;
    private static final int FEWEST_LETTERS = 3;
    private static final int ALPHABET = 26;
    private static final int FILTER_BITS = 16;

    private record Pattern(Meaning meaning, byte[] bytes) {
    }

    private final Map<Integer, List<Pattern>> patterns = new HashMap<>();
    private final long[] filter = new long[1 << FILTER_BITS - 6];

    Caesar(Collection<Secret> secrets) {
        for (Secret secret : secrets) {
            for (String spelling : Spellings.of(secret)) {
                byte[] bytes = spelling.getBytes(StandardCharsets.UTF_8);
                if (bytes.length >= SHORTEST && spelling.chars().filter(c -> letter((byte) c) >= 0).count() >= FEWEST_LETTERS) {
                    int key = key(bytes, 0);
                    patterns.computeIfAbsent(key, unused -> new ArrayList<>()).add(new Pattern(Meaning.plain(secret), bytes));
                    filter[bit(key) >>> 6] |= 1L << bit(key);
                }
            }
        }
    }

    private static int letter(byte b) {
        int letter = (b | 0x20) - 'a';
        return letter >= 0 && letter < ALPHABET ? letter : -1;
    }

    private static int key(byte[] bytes, int at) {
        int key = 0;
        int first = -1;
        for (int i = at; i < at + WINDOW; i++) {
            int letter = letter(bytes[i]);
            int part = bytes[i];
            if (letter >= 0) {
                first = first < 0 ? letter : first;
                part = 128 + (letter - first + ALPHABET) % ALPHABET;
            }
            key = key * 0x01000193 + part;
        }
        return key;
    }

    private static int bit(int key) {
        return key * 0x9E3779B1 >>> 32 - FILTER_BITS;
    }

    void find(byte[] bytes, int from, int to, List<Hit> hits) {
        for (int i = from; i + SHORTEST <= to; i++) {
            int key = key(bytes, i);
            int bit = bit(key);
            if ((filter[bit >>> 6] & 1L << bit) != 0) {
                for (Pattern pattern : patterns.getOrDefault(key, List.of())) {
                    int shift = shift(pattern.bytes, bytes, i, to);
                    if (shift > 0) {
                        hits.add(new Hit(pattern.meaning.by("caesar " + shift), i, i + pattern.bytes.length));
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
            int was = letter(pattern[i]);
            int is = letter(text[at + i]);
            if (was < 0 || is < 0) {
                if (pattern[i] != text[at + i]) {
                    return 0;
                }
                continue;
            }
            int moved = (is - was + ALPHABET) % ALPHABET;
            if (shift >= 0 && moved != shift) {
                return 0;
            }
            shift = moved;
        }
        return Math.max(0, shift);
    }
}
