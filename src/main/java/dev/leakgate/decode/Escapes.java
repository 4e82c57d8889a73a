package dev.leakgate.decode;

/**
 * Backslash escapes of JSON (RFC 8259 section 7), JavaScript (ECMA-262 section 12.9.4) and C: a control character's
 * letter, {@code x41}, {@code u0041}, <code>u{1F600}</code>, {@code U0001F600}, {@code 101}. Anything else after a
 * backslash stands for itself.
 */
final class Escapes {

    private final byte[] in;
    private final int to;
    private final byte[] out;
    private int at;
    private int length;

    private Escapes(byte[] in, int from, int to) {
        this.in = in;
        this.at = from;
        this.to = to;
        this.out = new byte[to - from];
    }

    static Escapes undo(byte[] in, int from, int to) {
        Escapes escapes = new Escapes(in, from, to);
        while (escapes.at < to) {
            escapes.step();
        }
        return escapes;
    }

    byte[] bytes() {
        return out;
    }

    int length() {
        return length;
    }

    private void step() {
        if (in[at] != '\\' || at + 1 >= to) {
            out[length++] = in[at++];
            return;
        }
        byte kind = in[at + 1];
        at += 2;
        switch (kind) {
            case 'u' -> unicode();
            case 'U' -> number(kind, 8, false);
            case 'x' -> number(kind, 2, true);
            case 'n' -> out[length++] = '\n';
            case 't' -> out[length++] = '\t';
            case 'r' -> out[length++] = '\r';
            case 'b' -> out[length++] = '\b';
            case 'f' -> out[length++] = '\f';
            default -> {
                int octal = value(at - 1, 3, 8);
                out[length++] = octal >= 0 ? (byte) octal : kind == '0' ? 0 : kind;
                at += octal >= 0 ? 2 : 0;
            }
        }
    }

    private void unicode() {
        if (at < to && in[at] == '{') {
            int close = at + 1;
            while (close < to && close - at < 8 && in[close] != '}') {
                close++;
            }
            at++;
            if (number((byte) 'u', close - at, false)) {
                at++;
            }
            return;
        }
        int high = value(at, 4, 16);
        if (high >= 0 && Character.isHighSurrogate((char) high) && at + 9 < to && in[at + 4] == '\\'
                && in[at + 5] == 'u') {
            int low = value(at + 6, 4, 16);
            if (low >= 0 && Character.isLowSurrogate((char) low)) {
                at += 10;
                length = Utf8.write(Character.toCodePoint((char) high, (char) low), out, length);
                return;
            }
        }
        number((byte) 'u', 4, false);
    }

    /** Takes so many hex digits as a character, or as a byte; when they are not, the letter stands for itself. */
    private boolean number(byte kind, int digits, boolean asByte) {
        int value = value(at, digits, 16);
        if (value < 0) {
            out[length++] = kind;
            return false;
        }
        at += digits;
        if (asByte) {
            out[length++] = (byte) value;
        } else {
            length = Utf8.write(value, out, length);
        }
        return true;
    }

    private int value(int from, int digits, int radix) {
        if (digits <= 0 || digits > 8 || from + digits > to) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = Hex.digit(in[i]);
            if (digit < 0 || digit >= radix) {
                return -1;
            }
            value = value * radix + digit;
        }
        return value > Character.MAX_CODE_POINT ? -1 : value;
    }
}
