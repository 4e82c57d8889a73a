package dev.leakgate.leak;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds any of many byte patterns in one pass (Aho and Corasick, 1975, as a full transition table over classes of
 * bytes), ASCII letters compared without case. While no pattern has begun, a bitmap of four-byte beginnings skips
 * ahead, so that clean bytes cost about a nanosecond each however many patterns there are. Where four bytes fit, eight
 * are looked at before the automaton starts.
 */
final class Automaton {

    /** Shorter patterns would be found everywhere by chance. */
    static final int SHORTEST = 4;

    /** Is told of every occurrence. */
    interface Hits {
        void hit(int pattern, int from, int to);
    }

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int BITS = 17;

    private final byte[] fold = new byte[256];
    private final int[] classes = new int[256];
    private final int width;
    private final int[] next;
    private final int[][] endings;
    private final int[] lengths;
    /** By four bytes. */
    private final long[] beginnings = new long[1 << BITS - 6];
    /** By eight bytes; shorter patterns are marked in {@link #shortOnes}, by four. */
    private final long[] longBeginnings = new long[1 << BITS - 6];
    private final long[] shortOnes = new long[1 << BITS - 6];

    /** @param patterns each at least {@link #SHORTEST} bytes; found under its index */
    Automaton(List<byte[]> patterns) {
        for (int i = 0; i < 256; i++) {
            fold[i] = (byte) (i >= 'A' && i <= 'Z' ? i | 0x20 : i);
        }
        lengths = patterns.stream().mapToInt(p -> p.length).toArray();
        width = classify(patterns);
        List<int[]> trie = new ArrayList<>();
        List<int[]> ends = new ArrayList<>();
        grow(patterns, trie, ends);
        next = new int[trie.size() * width];
        endings = ends.toArray(int[][]::new);
        link(trie);
    }

    private int classify(List<byte[]> patterns) {
        boolean[] used = new boolean[256];
        patterns.forEach(pattern -> {
            for (byte b : pattern) {
                used[fold[b & 0xFF] & 0xFF] = true;
            }
        });
        int count = 1;
        for (int i = 0; i < 256; i++) {
            if (used[i]) {
                classes[i] = count++;
            }
        }
        for (int i = 'A'; i <= 'Z'; i++) {
            classes[i] = classes[i | 0x20];
        }
        return count;
    }

    private void grow(List<byte[]> patterns, List<int[]> trie, List<int[]> ends) {
        trie.add(new int[width]);
        ends.add(null);
        for (int p = 0; p < patterns.size(); p++) {
            byte[] pattern = patterns.get(p);
            if (pattern.length < SHORTEST) {
                throw new IllegalArgumentException("pattern " + p + " has only " + pattern.length + " bytes");
            }
            int state = 0;
            for (byte b : pattern) {
                int c = classes[b & 0xFF];
                int child = trie.get(state)[c];
                if (child == 0) {
                    child = trie.size();
                    trie.add(new int[width]);
                    ends.add(null);
                    trie.get(state)[c] = child;
                }
                state = child;
            }
            ends.set(state, append(ends.get(state), p));
            int key = hash(pattern, 0);
            set(beginnings, key);
            if (pattern.length < Long.BYTES) {
                set(shortOnes, key);
            } else {
                set(longBeginnings, longHash(pattern, 0));
            }
        }
    }

    private void link(List<int[]> trie) {
        int[] fail = new int[trie.size()];
        ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(0));
        while (!queue.isEmpty()) {
            int state = queue.remove();
            for (int c = 0; c < width; c++) {
                int child = trie.get(state)[c];
                int fallback = state == 0 ? 0 : next[fail[state] * width + c];
                next[state * width + c] = child != 0 ? child : fallback;
                if (child != 0) {
                    fail[child] = fallback;
                    for (int p : endings[fallback] == null ? new int[0] : endings[fallback]) {
                        endings[child] = append(endings[child], p);
                    }
                    queue.add(child);
                }
            }
        }
    }

    private static int[] append(int[] list, int value) {
        if (list == null) {
            return new int[] {value};
        }
        int[] longer = Arrays.copyOf(list, list.length + 1);
        longer[list.length] = value;
        return longer;
    }

    private static void set(long[] bitmap, int bit) {
        bitmap[bit >>> 6] |= 1L << bit;
    }

    private static boolean has(long[] bitmap, int bit) {
        return (bitmap[bit >>> 6] & 1L << bit) != 0;
    }

    /** Of four bytes; letters that differ only in case have the same. */
    private static int hash(byte[] bytes, int at) {
        return ((int) INT.get(bytes, at) | 0x20202020) * 0x9E3779B1 >>> 32 - BITS;
    }

    private static int longHash(byte[] bytes, int at) {
        return (int) (((long) LONG.get(bytes, at) | 0x2020202020202020L) * 0x9E3779B97F4A7C15L >>> 64 - BITS);
    }

    void search(byte[] bytes, int from, int to, Hits hits) {
        int last = to - SHORTEST;
        int i = from;
        while (i <= last) {
            int key = hash(bytes, i);
            i = has(beginnings, key) && mayBegin(bytes, i, to, key) ? follow(bytes, i, to, hits) : i + 1;
        }
    }

    private boolean mayBegin(byte[] bytes, int at, int to, int key) {
        return has(shortOnes, key) || at + Long.BYTES <= to && has(longBeginnings, longHash(bytes, at));
    }

    /** Runs the automaton until no pattern is under way, and says where that is. */
    private int follow(byte[] bytes, int from, int to, Hits hits) {
        int i = from;
        int state = 0;
        do {
            state = next[state * width + classes[bytes[i++] & 0xFF]];
            int[] ended = endings[state];
            if (ended != null) {
                for (int p : ended) {
                    hits.hit(p, i - lengths[p], i);
                }
            }
        } while (state != 0 && i < to);
        return i;
    }
}
