package dev.leakgate.leak;

import java.util.List;

/**
 * Cuts what may be a digest out of text: runs of hex digits, and runs of base64 characters. Only the first eight bytes
 * of a run are decoded to look it up, so that ordinary text costs hardly more than being walked over.
 */
final class DigestTokens {

    private static final int HEX_DIGITS = 2 * DigestTable.KEY;
    /** Characters of base64 that eight bytes take. */
    private static final int BASE64_CHARACTERS = 11;
    /** No digest is longer than 64 bytes. */
    private static final int LONGEST = 64;
    private static final int UPPER = 1;
    private static final int LOWER = 2;
    private static final int CASES = UPPER | LOWER;
    private static final int DIGIT = 4;
    private static final int SIGN = 8;
    /** A letter that is no hex digit. */
    private static final int OTHER = 16;
    private static final byte[] KINDS = new byte[256];
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
            boolean upper = i >= 'A' && i <= 'Z';
            boolean lower = i >= 'a' && i <= 'z';
            KINDS[i] = (byte) ((upper ? UPPER : lower ? LOWER : i >= '0' && i <= '9' ? DIGIT
                    : "+/-_".indexOf(i) >= 0 ? SIGN : 0) | ((upper || lower) && HEX[i] < 0 ? OTHER : 0));
        }
    }

    private final DigestTable table;

    DigestTokens(DigestTable table) {
        this.table = table;
    }

    void find(byte[] bytes, int from, int to, List<Hit> hits) {
        int start = from;
        int kinds = 0;
        for (int i = from; i < to; i++) {
            int kind = KINDS[bytes[i] & 0xFF];
            if (kind != 0) {
                kinds |= kind;
                continue;
            }
            if (i - start >= BASE64_CHARACTERS) {
                run(bytes, start, i, kinds, hits);
            }
            start = i + 1;
            kinds = 0;
        }
        if (to - start >= BASE64_CHARACTERS) {
            run(bytes, start, to, kinds, hits);
        }
    }

    /** Base64 of a digest has letters of both cases, or it would be a very rare one; most words have not. */
    private void run(byte[] bytes, int from, int to, int kinds, List<Hit> hits) {
        if ((kinds & (SIGN | OTHER)) == 0) {
            hex(bytes, from, to, hits);
            return;
        }
        if ((kinds & CASES) == CASES) {
            base64(bytes, from, to, hits);
        }
        if ((kinds & SIGN) != 0) {
            pieces(bytes, from, to, hits);
        }
    }

    /** What stands between signs that belong to base64 may be a digest of its own: {@code sha256-...}, {@code a/...}. */
    private void pieces(byte[] bytes, int from, int to, List<Hit> hits) {
        int start = from;
        boolean hex = true;
        for (int i = from; i <= to; i++) {
            boolean sign = i == to || "-_/+".indexOf(bytes[i]) >= 0;
            if (!sign) {
                hex &= HEX[bytes[i] & 0xFF] >= 0;
                continue;
            }
            if (hex && i - start >= HEX_DIGITS) {
                hex(bytes, start, i, hits);
            } else if (!hex && start > from && to - start >= BASE64_CHARACTERS) {
                base64(bytes, start, to, hits);
            }
            start = i + 1;
            hex = true;
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
