package dev.leakgate.leak;

import dev.leakgate.secret.Secret;
import dev.leakgate.secret.Spellings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Finds secrets whose letters were all moved by the same number of places in the alphabet, rot13 included. All 25
 * shifts are looked for at once: neighbouring letters are compared by their distance, which no shift changes, and five
 * such distances in a row tell where a closer look is worth while. They are looked up behind every third letter, which
 * meets one of three neighbouring stretches of a secret.
 */
final class Caesar {

    private static final int DISTANCES = 5;
    private static final int DISTANCE_BITS = 6;
    private static final long WINDOW = (1L << DISTANCES * DISTANCE_BITS) - 1;
    private static final int SHORTEST = 8;
    private static final int FEWEST_LETTERS = 3;
    private static final int ALPHABET = 26;
    private static final int TO_LETTER = 30;
    private static final int FILTER_BITS = 16;
    private static final int LEAP = 3;
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

    private final List<Pattern> patterns = new ArrayList<>();
    private final KeyTable table = new KeyTable(FILTER_BITS);

    Caesar(Collection<Secret> secrets) {
        for (Secret secret : secrets) {
            Meaning meaning = Meaning.plain(secret);
            Spellings.of(secret).forEach(spelling -> {
                add(meaning, spelling);
                add(meaning.by("reversed"), new StringBuilder(spelling).reverse().toString());
            });
        }
    }

    private void add(Meaning meaning, String spelling) {
        byte[] bytes = spelling.getBytes(StandardCharsets.UTF_8);
        int letters = 0;
        for (byte b : bytes) {
            letters += LETTERS[b & 0xFF] >= 0 ? 1 : 0;
        }
        if (bytes.length >= SHORTEST && letters >= FEWEST_LETTERS) {
            int first = mostLetters(bytes);
            for (int i = first; i < first + LEAP; i++) {
                table.put(key(bytes, i), patterns.size() << Byte.SIZE | i);
            }
            patterns.add(new Pattern(meaning, bytes));
        }
    }

    /** Where the stretch of so many distances begins that has the most letters: digits stand as they are elsewhere too. */
    private static int mostLetters(byte[] bytes) {
        int most = -1;
        int best = 0;
        for (int at = 0; at + DISTANCES + LEAP <= Math.min(bytes.length, 1 << Byte.SIZE - 1); at++) {
            int letters = 0;
            for (int i = at; i < at + DISTANCES + LEAP; i++) {
                letters += LETTERS[bytes[i] & 0xFF] >= 0 ? 1 : 0;
            }
            if (letters > most) {
                most = letters;
                best = at;
            }
        }
        return best;
    }

    private static long key(byte[] bytes, int at) {
        long key = 0;
        for (int i = at + 1; i <= at + DISTANCES; i++) {
            key = key << DISTANCE_BITS | DISTANCE[CLASS[bytes[i - 1] & 0xFF] * CLASSES + CLASS[bytes[i] & 0xFF]];
        }
        return key;
    }

    /** Of two letters the places between them; otherwise what is no letter, which a shift leaves alone. Both by class. */
    private static byte distance(int from, int to) {
        return (byte) (to >= 32 ? to : from >= 32 ? TO_LETTER : (to - from + ALPHABET) % ALPHABET);
    }

    void find(byte[] bytes, int from, int to, List<Hit> hits) {
        long key = 0;
        int last = from < to ? CLASS[bytes[from] & 0xFF] * CLASSES : 0;
        for (int i = from + 1; i + LEAP <= to; i += LEAP) {
            int first = CLASS[bytes[i] & 0xFF];
            int second = CLASS[bytes[i + 1] & 0xFF];
            int third = CLASS[bytes[i + 2] & 0xFF];
            key = (key << 3 * DISTANCE_BITS | (long) DISTANCE[last + first] << 2 * DISTANCE_BITS
                    | DISTANCE[first * CLASSES + second] << DISTANCE_BITS | DISTANCE[second * CLASSES + third]) & WINDOW;
            last = third * CLASSES;
            if (table.mayHold(key)) {
                compare(key, bytes, i + 2 - DISTANCES, from, to, hits);
            }
        }
    }

    private void compare(long key, byte[] bytes, int at, int from, int to, List<Hit> hits) {
        for (int entry = table.first(key); entry != 0; entry = table.next(entry)) {
            Pattern pattern = patterns.get(table.value(entry) >>> Byte.SIZE);
            int start = at - (table.value(entry) & 0xFF);
            int shift = start < from ? 0 : shift(pattern.bytes, bytes, start, to);
            if (shift > 0) {
                hits.add(new Hit(pattern.meaning.after("caesar " + shift), start, start + pattern.bytes.length));
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
