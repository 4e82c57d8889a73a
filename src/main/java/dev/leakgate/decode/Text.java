package dev.leakgate.decode;

/** Tells whether bytes make sense: the test by which a decoder without a checksum of its own knows that it was right. */
final class Text {

    private static final int SAMPLE = 256;
    private static final int WORDS = 10;

    private Text() {
    }

    /** Readable text, narrow or wide, or the beginning of a format that another decoder knows. */
    static boolean makesSense(byte[] bytes, int from, int to) {
        return readable(bytes, from, to) || hasMagic(bytes, from, to) || wide(bytes, from, to);
    }

    /** Latin letters as UTF-16 or UTF-32, behind a byte order mark or not: of each unit all bytes but one are zero. */
    private static boolean wide(byte[] bytes, int from, int to) {
        return wide(bytes, from, to, 2) || wide(bytes, from, to, 4);
    }

    private static boolean wide(byte[] bytes, int from, int to, int unit) {
        int end = Math.min(to, from + SAMPLE) - unit + 1;
        int units = 0;
        for (int i = marked(bytes, from, to) ? from + unit : from; i < end; i += unit) {
            int zeros = 0;
            for (int k = 0; k < unit; k++) {
                zeros += bytes[i + k] == 0 ? 1 : 0;
            }
            if (zeros != unit - 1) {
                return false;
            }
            units++;
        }
        return units >= 3;
    }

    /** U+FEFF in either order, in two bytes or four. */
    private static boolean marked(byte[] bytes, int from, int to) {
        int at = to - from > 4 && bytes[from] == 0 && bytes[from + 1] == 0 ? from + 2 : from;
        return to - at > 2 && (bytes[at] & 0xFF) + (bytes[at + 1] & 0xFF) == 0xFE + 0xFF
                && (bytes[at] == (byte) 0xFE || bytes[at] == (byte) 0xFF);
    }

    /** ASCII or UTF-8 without control characters other than separators; one odd byte in twenty is forgiven. */
    static boolean readable(byte[] bytes, int from, int to) {
        int end = Math.min(to, from + SAMPLE);
        if (from >= end) {
            return false;
        }
        int odd = 0;
        for (int i = from; i < end; ) {
            int length = character(bytes, i, to);
            odd += length == 0 && !separates(bytes[i]) ? 1 : 0;
            i += Math.max(1, length);
        }
        return odd * 20 <= end - from;
    }

    /**
     * Somewhere in it are ten printable characters in a row, which chance gives one stretch of noise in two hundred. In
     * wide characters a zero stands between them.
     */
    static boolean holdsWords(byte[] bytes, int from, int to) {
        int run = 0;
        for (int i = from; i < to && run < WORDS; i++) {
            boolean printable = bytes[i] >= ' ' && bytes[i] < 0x7F;
            boolean between = bytes[i] == 0 && i > from && bytes[i - 1] != 0;
            run = printable ? run + 1 : between ? run : 0;
        }
        return run == WORDS;
    }

    /** Control characters that stand between values, as ASCII meant them or as Hive writes them. */
    static boolean separates(byte b) {
        return b == 0x1E || b == 0x1F || b == 0x01 || b == 0x02;
    }

    /** Bytes of the printable character at {@code i}, or 0 when there is none. */
    static int character(byte[] bytes, int i, int to) {
        int b = bytes[i] & 0xFF;
        if (b < 0x80) {
            return b >= 0x20 && b != 0x7F || b == '\n' || b == '\r' || b == '\t' ? 1 : 0;
        }
        int length = b >= 0xC2 && b < 0xE0 ? 2 : b >= 0xE0 && b < 0xF0 ? 3 : b >= 0xF0 && b < 0xF5 ? 4 : 0;
        if (i + length > to) {
            return to - i;
        }
        for (int k = 1; k < length; k++) {
            if ((bytes[i + k] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length == 2 && b == 0xC2 && (bytes[i + 1] & 0xFF) < 0xA0 ? 0 : length;
    }

    /** gzip, zlib, zstd, LZ4, ZIP, binary plist: magic bytes long enough not to be chance. */
    static boolean hasMagic(byte[] bytes, int from, int to) {
        if (to - from < 8) {
            return false;
        }
        int first = (bytes[from] & 0xFF) << 24 | (bytes[from + 1] & 0xFF) << 16 | (bytes[from + 2] & 0xFF) << 8
                | bytes[from + 3] & 0xFF;
        return first >>> 8 == 0x1F8B08 || first == 0x28B52FFD || first == 0x04224D18 || first == 0x504B0304
                || first == 0x62706C69 || first >>> 16 == 0x789C || first >>> 16 == 0x78DA || first >>> 16 == 0x7801
                || first >>> 16 == 0x785E;
    }
}
