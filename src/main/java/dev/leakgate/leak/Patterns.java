package dev.leakgate.leak;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Finds any of many byte patterns in one pass, ASCII letters compared without case. Of each pattern a short stretch is
 * its mark, and enough neighbouring stretches are kept of it that the text need be looked at only at every fourth byte,
 * or at every one when patterns are very short (as Wu and Manber, 1994, leap by the length of the shortest pattern). Where a mark is met, the pattern is compared.
 */
final class Patterns {

    /** Shorter patterns would be found everywhere by chance. */
    static final int SHORTEST = 4;

    /** Is told of every occurrence, in no order. */
    interface Hits {
        void hit(int pattern, int from, int to);
    }

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int LONGEST_LEAP = 4;
    private static final long LOWER_CASE = 0x2020202020202020L;
    private static final int FILTER_BITS = 17;

    private final List<byte[]> patterns;
    private final int leap;
    private final int width;
    private final long mask;
    private final KeyTable marks = new KeyTable(FILTER_BITS);

    /** @param patterns each at least {@link #SHORTEST} bytes; found under its index */
    Patterns(List<byte[]> patterns) {
        this.patterns = patterns;
        int shortest = patterns.stream().mapToInt(pattern -> pattern.length).min().orElse(Long.BYTES);
        if (shortest < SHORTEST) {
            throw new IllegalArgumentException("a pattern of only " + shortest + " bytes");
        }
        leap = Math.min(LONGEST_LEAP, shortest - SHORTEST + 1);
        width = Math.min(Long.BYTES, shortest - leap + 1);
        mask = width == Long.BYTES ? -1 : (1L << Byte.SIZE * width) - 1;
        for (int i = 0; i < patterns.size(); i++) {
            int first = mostTelling(patterns.get(i));
            for (int at = first; at < first + leap; at++) {
                marks.put(slowKey(patterns.get(i), at), i << Byte.SIZE | at);
            }
        }
    }

    private static byte lowerCase(byte b) {
        return b >= 'A' && b <= 'Z' ? (byte) (b | 0x20) : b;
    }

    /** The stretch with the most digits and signs: letters make words, which are everywhere. Of equals the last. */
    private int mostTelling(byte[] pattern) {
        int stretch = width + leap - 1;
        int most = -1;
        int best = 0;
        for (int at = 0; at + stretch <= Math.min(pattern.length, 1 << Byte.SIZE - 1); at++) {
            int telling = 0;
            for (int i = at; i < at + stretch; i++) {
                int letter = lowerCase(pattern[i]);
                telling += letter < 'a' || letter > 'z' ? 1 : 0;
            }
            if (telling >= most) {
                most = telling;
                best = at;
            }
        }
        return best;
    }

    /** The mark's bytes; letters that differ only in case have the same. */
    private long slowKey(byte[] bytes, int at) {
        long key = 0;
        for (int i = width - 1; i >= 0; i--) {
            key = key << Byte.SIZE | bytes[at + i] & 0xFF;
        }
        return (key | LOWER_CASE) & mask;
    }

    void search(byte[] bytes, int from, int to, Hits hits) {
        int i = from;
        for (int last = Math.min(to - width, bytes.length - Long.BYTES); i <= last; i += leap) {
            long key = ((long) LONG.get(bytes, i) | LOWER_CASE) & mask;
            if (marks.mayHold(key)) {
                compare(key, bytes, i, from, to, hits);
            }
        }
        for (; i <= to - width; i += leap) {
            long key = slowKey(bytes, i);
            if (marks.mayHold(key)) {
                compare(key, bytes, i, from, to, hits);
            }
        }
    }

    private void compare(long key, byte[] bytes, int at, int from, int to, Hits hits) {
        for (int entry = marks.first(key); entry != 0; entry = marks.next(entry)) {
            int index = marks.value(entry) >>> Byte.SIZE;
            byte[] pattern = patterns.get(index);
            int start = at - (marks.value(entry) & 0xFF);
            int end = start + pattern.length;
            if (start >= from && end <= to && same(pattern, bytes, start)) {
                hits.hit(index, start, end);
            }
        }
    }

    private static boolean same(byte[] pattern, byte[] bytes, int start) {
        for (int i = 0; i < pattern.length; i++) {
            if (lowerCase(pattern[i]) != lowerCase(bytes[start + i])) {
                return false;
            }
        }
        return true;
    }
}
