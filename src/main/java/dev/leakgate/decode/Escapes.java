package dev.leakgate.decode;

/**
 * Backslash escapes of JSON (RFC 8259 section 7), JavaScript and C: {@code \n}, <code>\&#117;0041</code>,
 * {@code \x41}, <code>\&#117;{1F600}</code>, {@code \101}. Anything else after a backslash stands for itself.
 */
record Escapes(byte[] bytes, int length) {

    static Escapes undo(byte[] in, int from, int to) {
        byte[] out = new byte[to - from];
        int length = 0;
        int i = from;
        while (i < to) {
            if (in[i] != '\\' || i + 1 >= to) {
                out[length++] = in[i++];
                continue;
            }
            byte kind = in[i + 1];
            int digits = kind == 'u' ? 4 : kind == 'x' ? 2 : 0;
            int value = digits > 0 ? hex(in, i + 2, digits, to) : -1;
            if (value >= 0) {
                i += 2 + digits;
                if (Character.isHighSurrogate((char) value) && i + 5 < to && in[i] == '\\' && in[i + 1] == 'u') {
                    int low = hex(in, i + 2, 4, to);
                    if (low >= 0 && Character.isLowSurrogate((char) low)) {
                        value = Character.toCodePoint((char) value, (char) low);
                        i += 6;
                    }
                }
                length = Utf8.write(value, kind == 'x', out, length);
            } else if (kind == 'u' && i + 2 < to && in[i + 2] == '{') {
                int close = i + 3;
                while (close < to && close < i + 11 && in[close] != '}') {
                    close++;
                }
                int point = close < to && in[close] == '}' ? hex(in, i + 3, close - i - 3, to) : -1;
                if (point < 0) {
                    out[length++] = in[i++];
                } else {
                    length = Utf8.write(point, false, out, length);
                    i = close + 1;
                }
            } else {
                out[length++] = single(kind);
                i += 2;
            }
        }
        return new Escapes(out, length);
    }

    private static byte single(byte kind) {
        return switch (kind) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case '0' -> 0;
            default -> kind;
        };
    }

    private static int hex(byte[] in, int from, int digits, int to) {
        if (digits <= 0 || digits > 7 || from + digits > to) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = Hex.digit(in[i]);
            if (digit < 0) {
                return -1;
            }
            value = value << 4 | digit;
        }
        return value;
    }
}
