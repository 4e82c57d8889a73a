package dev.leakgate.traffic;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A missing brace or quote makes an entry swallow those behind it. Every entry has one {@code "startedDateTime"}; where
 * a piece holds several, it is cut before each.
 */
final class HarRepair {

    private static final byte[] MARK = "\"startedDateTime\"".getBytes(StandardCharsets.US_ASCII);

    private static final int[] LEAPS = new int[256];

    static {
        Arrays.fill(LEAPS, MARK.length);
        for (int i = 0; i < MARK.length - 1; i++) {
            LEAPS[MARK[i]] = MARK.length - 1 - i;
        }
    }

    private HarRepair() {
    }

    static List<byte[]> entriesIn(byte[] piece) {
        List<Integer> starts = new ArrayList<>();
        for (int i = next(piece, 0); i >= 0; i = next(piece, i + MARK.length)) {
            starts.add(i);
        }
        if (starts.size() < 2) {
            return List.of(piece);
        }
        List<byte[]> entries = new ArrayList<>();
        int from = 0;
        for (int start : starts.subList(1, starts.size())) {
            int brace = start;
            while (brace > from && piece[brace] != '{') {
                brace--;
            }
            if (brace > from) {
                entries.add(Arrays.copyOfRange(piece, from, brace));
                from = brace;
            }
        }
        entries.add(Arrays.copyOfRange(piece, from, piece.length));
        return entries;
    }

    /**
     * The next mark that is not inside a string, where its quotes would be escaped. Compares the last character first
     * and leaps by the mark's length where that occurs nowhere in it (Horspool, 1980).
     */
    private static int next(byte[] piece, int from) {
        int last = MARK.length - 1;
        for (int i = from; i + last < piece.length; i += LEAPS[piece[i + last] & 0xFF]) {
            if (piece[i] == '"' && (i == 0 || piece[i - 1] != '\\')
                    && Arrays.equals(piece, i, i + MARK.length, MARK, 0, MARK.length)) {
                return i;
            }
        }
        return -1;
    }
}
