package dev.leakgate.leak;

import dev.leakgate.secret.Secret;
import dev.leakgate.secret.Spellings;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds secrets of which every byte was combined with one and the same key byte, also
 * backwards. The secret is the known plaintext:
 * neighbouring bytes combined with each other do not depend on the key, so all 255 keys are looked for at once.
 */
final class Xor {

    /** Shorter texts are met by chance under some key. */
    private static final int SHORTEST = 12;
    private static final int FILTER_BITS = 16;
    /** Every fourth byte is looked at, which meets one of four neighbouring stretches of eight differences. */
    private static final int LEAP = 4;
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private record Pattern(Meaning meaning, byte[] bytes) {
    }

    private final List<Pattern> patterns = new ArrayList<>();
    private final KeyTable table = new KeyTable(FILTER_BITS);

    Xor(Collection<Secret> secrets) {
        for (Secret secret : secrets) {
            Set<String> texts = new LinkedHashSet<>();
            for (String spelling : List.of(Spellings.canonical(secret), secret.value().strip())) {
                texts.add(spelling);
                texts.add(spelling.toLowerCase(Locale.ROOT));
                texts.add(spelling.toUpperCase(Locale.ROOT));
            }
            Meaning meaning = Meaning.plain(secret);
            texts.forEach(text -> {
                add(meaning, text);
                add(meaning.by("reversed"), new StringBuilder(text).reverse().toString());
            });
        }
    }

    private void add(Meaning meaning, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length >= SHORTEST && differences(bytes, 0) != 0) {
            for (int i = 0; i < LEAP; i++) {
                table.put(differences(bytes, i), patterns.size() << Byte.SIZE | i);
            }
            patterns.add(new Pattern(meaning, bytes));
        }
    }

    /** Eight neighbouring differences at once. */
    private static long differences(byte[] bytes, int at) {
        return (long) LONG.get(bytes, at) ^ (long) LONG.get(bytes, at + 1);
    }

    void find(byte[] bytes, int from, int to, List<Hit> hits) {
        for (int i = from; i + Long.BYTES < to; i += LEAP) {
            long key = differences(bytes, i);
            if (table.mayHold(key)) {
                compare(key, bytes, i, from, to, hits);
            }
        }
    }

    private void compare(long key, byte[] bytes, int at, int from, int to, List<Hit> hits) {
        for (int entry = table.first(key); entry != 0; entry = table.next(entry)) {
            Pattern pattern = patterns.get(table.value(entry) >>> Byte.SIZE);
            int start = at - (table.value(entry) & 0xFF);
            int with = start < from ? 0 : key(pattern.bytes, bytes, start, to);
            if (with != 0) {
                Meaning meaning = pattern.meaning.after("xor 0x%02x".formatted(with));
                hits.add(new Hit(meaning, start, start + pattern.bytes.length));
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
