package dev.leakgate.decode;

import java.util.function.IntPredicate;

/**
 * Finds long runs of characters of one alphabet. Looks at the last character that a run would need first, so ordinary
 * text, where words are short, is passed over in leaps (as Boyer and Moore, 1977, do for words).
 */
public final class Runs {

    /** Is given each run, by positions in the array. */
    public interface Taker {
        void run(int from, int to);
    }

    private final boolean[] members = new boolean[256];
    private final int shortest;

    /** @param shortest characters that a run has at least */
    public Runs(String alphabet, int shortest) {
        this(c -> alphabet.indexOf(c) >= 0, shortest);
    }

    Runs(IntPredicate member, int shortest) {
        for (int c = 0; c < members.length; c++) {
            members[c] = member.test(c);
        }
        this.shortest = shortest;
    }

    public void in(byte[] bytes, int from, int to, Taker taker) {
        int start = from;
        while (start + shortest <= to) {
            int i = start + shortest - 1;
            while (i >= start && members[bytes[i] & 0xFF]) {
                i--;
            }
            if (i >= start) {
                start = i + 1;
                continue;
            }
            int end = start + shortest;
            while (end < to && members[bytes[end] & 0xFF]) {
                end++;
            }
            taker.run(start, end);
            start = end + 1;
        }
    }
}
