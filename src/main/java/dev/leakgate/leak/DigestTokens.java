package dev.leakgate.leak;

import dev.leakgate.decode.Node;
import dev.leakgate.decode.Runs;
import dev.leakgate.decode.TokenRuns;
import java.util.List;

/**
 * Cuts what may be a digest out of text: runs of hex digits, and runs of base64 characters. Only the first eight bytes
 * of a run are decoded to look it up, so that ordinary text costs hardly more than being walked over.
 */
final class DigestTokens {

    private static final int HEX_DIGITS = 2 * DigestTable.KEY;
    /** Characters of base64 that eight bytes take. */
    private static final int BASE64_CHARACTERS = TokenRuns.SHORTEST;
    /** No digest is longer than 64 bytes. */
    private static final int LONGEST = 64;
    private static final int MIXED = TokenRuns.UPPER | TokenRuns.LOWER | TokenRuns.DIGIT;
    private static final Runs HEX_RUNS = new Runs("0123456789abcdefABCDEF", HEX_DIGITS);
    private static final byte[] BASE64 = new byte[256];
    private static final byte[] HEX = new byte[256];

    static {
        java.util.Arrays.fill(BASE64, (byte) -1);
        String digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < 64; i++) {
            BASE64[digits.charAt(i)] = (byte) i;
        }
        BASE64['-'] = 62;
        BASE64['_'] = 63;
        for (int i = 0; i < 256; i++) {
            HEX[i] = (byte) Character.digit(i < 128 ? i : 0, 16);
        }
    }

    private final DigestTable table;

    DigestTokens(DigestTable table) {
        this.table = table;
    }

    void find(Node node, List<Hit> hits) {
        byte[] bytes = node.array();
        node.runs().each((from, to, sorts) -> {
            HEX_RUNS.in(bytes, from, to, (start, end) -> hex(bytes, start, end, hits));
            if ((sorts & MIXED) == MIXED) {
                base64Run(bytes, from, to, (sorts & TokenRuns.SIGN) != 0, hits);
            }
        });
    }

    /**
     * Base64 of a digest has letters of both cases and a digit, or it would be a rare one; names in programs have not.
     * (What stands alone as a value is decoded in any case.) It may also begin behind a sign that is itself a base64
     * character: {@code sha256-...}, {@code etag/...}.
     */
    private void base64Run(byte[] bytes, int from, int to, boolean signs, List<Hit> hits) {
        base64(bytes, from, to, hits);
        for (int i = from; signs && i < to - BASE64_CHARACTERS; i++) {
            if (TokenRuns.sort(bytes[i]) == TokenRuns.SIGN) {
                base64(bytes, i + 1, to, hits);
            }
        }
    }

    private void hex(byte[] bytes, int from, int to, List<Hit> hits) {
        int length = Math.min((to - from) / 2, LONGEST);
        if (length < DigestTable.KEY || !(mayHold(bytes, from) || mayHold(bytes, from + 2 * (length - DigestTable.KEY)))) {
            return;
        }
        byte[] token = new byte[length];
        for (int i = 0; i < length; i++) {
            token[i] = (byte) pair(bytes, from + 2 * i);
        }
        report(token, "hex", from, to, hits);
    }

    private void report(byte[] token, String step, int from, int to, List<Hit> hits) {
        table.meanings(token, token.length).forEach(meaning -> hits.add(new Hit(meaning.after(step), from, to)));
    }

    private boolean mayHold(byte[] bytes, int from) {
        long key = 0;
        for (int i = 0; i < HEX_DIGITS; i++) {
            key = key << 4 | HEX[bytes[from + i] & 0xFF];
        }
        return table.mayHold(key);
    }

    private static int pair(byte[] bytes, int at) {
        return HEX[bytes[at] & 0xFF] << 4 | HEX[bytes[at + 1] & 0xFF];
    }

    private void base64(byte[] bytes, int from, int to, List<Hit> hits) {
        long key = 0;
        for (int i = 0; i < BASE64_CHARACTERS - 1; i++) {
            key = key << 6 | BASE64[bytes[from + i] & 0xFF];
        }
        key = key << 4 | BASE64[bytes[from + BASE64_CHARACTERS - 1] & 0xFF] >>> 2;
        if (!table.mayHold(key)) {
            return;
        }
        int length = Math.min((to - from) * 6 / 8, LONGEST);
        byte[] token = new byte[length];
        int buffer = 0;
        int held = 0;
        int written = 0;
        for (int i = from; i < to && written < length; i++) {
            buffer = buffer << 6 | BASE64[bytes[i] & 0xFF];
            held += 6;
            if (held >= 8) {
                held -= 8;
                token[written++] = (byte) (buffer >>> held);
            }
        }
        report(token, "base64", from, to, hits);
    }
}
