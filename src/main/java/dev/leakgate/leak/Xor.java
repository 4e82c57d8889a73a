package dev.leakgate.leak;

import dev.leakgate.secret.Secret;
import dev.leakgate.secret.Spellings;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds secrets of which every byte was combined with one and the same key byte. The secret is the known plaintext:
 * neighbouring bytes combined with each other do not depend on the key, so all 255 keys are looked for at once.
 */
final class Xor {

    /** Shorter texts are met by chance under some key. */
    private static final int SHORTEST = 12;
    private static final int FILTER_BITS = 17;
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private record Pattern(Meaning meaning, byte[] bytes) {
    }

    private final Map<Integer, List<Pattern>> patterns = new HashMap<>();
    /** By the first four differences, and by the four behind them. */
    private final long[] filter = new long[1 << FILTER_BITS - 6];
    private final long[] later = new long[1 << FILTER_BITS - 6];

    Xor(Collection<Secret> secrets) {
        for (Secret secret : secrets) {
            Set<String> texts = new LinkedHashSet<>();
            for (String spelling : List.of(Spellings.canonical(secret), secret.value().strip())) {
                texts.add(spelling);
                texts.add(spelling.toLowerCase(Locale.ROOT));
                texts.add(spelling.toUpperCase(Locale.ROOT));
            }
            texts.forEach(text -> add(secret, text.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private void add(Secret secret, byte[] bytes) {
        if (bytes.length >= SHORTEST && differences(bytes, 0) != 0) {
            int key = differences(bytes, 0);
            patterns.computeIfAbsent(key, unused -> new ArrayList<>()).add(new Pattern(Meaning.plain(secret), bytes));
            int next = differences(bytes, 4);
            filter[bit(key) >>> 6] |= 1L << bit(key);
            later[bit(next) >>> 6] |= 1L << bit(next);
        }
    }

    /** Four neighbouring differences at once. */
    private static int differences(byte[] bytes, int at) {
        return (int) INT.get(bytes, at) ^ (int) INT.get(bytes, at + 1);
    }

    private static int bit(int key) {
        return key * 0x9E3779B1 >>> 32 - FILTER_BITS;
    }

    private static boolean mayHold(long[] filter, int key) {
        return (filter[bit(key) >>> 6] & 1L << bit(key)) != 0;
    }

    void find(byte[] bytes, int from, int to, List<Hit> hits) {
        for (int i = from; i + SHORTEST <= to; i++) {
            int key = differences(bytes, i);
            if (mayHold(filter, key) && mayHold(later, differences(bytes, i + 4))) {
                for (Pattern pattern : patterns.getOrDefault(key, List.of())) {
                    int with = key(pattern.bytes, bytes, i, to);
                    if (with != 0) {
                        Meaning meaning = pattern.meaning.by("xor 0x%02x".formatted(with));
                        hits.add(new Hit(meaning, i, i + pattern.bytes.length));
                    }
                }
            }
        }
    }

    /** The byte that turns the pattern into the text, 0 when there is none. */
    private static int key(byte[] pattern, byte[] text, int at, int to) {
        int key = (pattern[0] ^ text[at]) & 0xFF;
        if (at + pattern.length > to) {
            return 0;
        }
        for (int i = 1; i < pattern.length; i++) {
            if (((pattern[i] ^ text[at + i]) & 0xFF) != key) {
                return 0;
            }
        }
        return key;
    }
}
