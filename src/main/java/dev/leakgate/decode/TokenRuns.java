package dev.leakgate.decode;

import java.util.Arrays;

/**
 * Where in a text, or between other bytes, characters of base64 stand in a row, which are also those of hex and of all
 * that looks like a token: found once for all who look for them, as {@link Runs}.
 */
public final class TokenRuns {

    /** Is given each run, by positions in the array, with the sorts of characters in it. */
    public interface Taker {
        void run(int from, int to, int sorts);
    }

    /** Characters that eight bytes take in base64; shorter runs are not kept. */
    public static final int SHORTEST = 11;
    public static final int UPPER = 1;
    public static final int LOWER = 2;
    /** {@code + / - _}. */
    public static final int SIGN = 4;
    public static final int DIGIT = 8;
    private static final byte[] SORT = new byte[256];

    static {
        Arrays.fill(SORT, 'A', 'Z' + 1, (byte) UPPER);
        Arrays.fill(SORT, 'a', 'z' + 1, (byte) LOWER);
        Arrays.fill(SORT, '0', '9' + 1, (byte) DIGIT);
        for (char sign : "+/-_".toCharArray()) {
            SORT[sign] = SIGN;
        }
    }

    private static final Runs LONG = new Runs(c -> SORT[c] != 0, SHORTEST);

    private int[] runs = new int[12];
    private int length;

    private TokenRuns() {
    }

    static TokenRuns in(byte[] bytes, int from, int to) {
        TokenRuns found = new TokenRuns();
        LONG.in(bytes, from, to, (start, end) -> found.add(bytes, start, end));
        return found;
    }

    private void add(byte[] bytes, int from, int to) {
        int sorts = 0;
        for (int i = from; i < to; i++) {
            sorts |= SORT[bytes[i] & 0xFF];
        }
        if (length == runs.length) {
            runs = Arrays.copyOf(runs, 2 * length);
        }
        runs[length++] = from;
        runs[length++] = to;
        runs[length++] = sorts;
    }

    /** @return what sort a character is of, 0 when it stands in no run */
    public static int sort(byte character) {
        return SORT[character & 0xFF];
    }

    /** At least one such run. */
    boolean any() {
        return length > 0;
    }

    public void each(Taker taker) {
        for (int i = 0; i < length; i += 3) {
            taker.run(runs[i], runs[i + 1], runs[i + 2]);
        }
    }
}
