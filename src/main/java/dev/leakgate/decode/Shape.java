package dev.leakgate.decode;

import java.nio.charset.StandardCharsets;

/**
 * Which sorts of bytes occur in a piece, one bit for each sort: one pass, then every decoder's first test costs a few
 * instructions, and pieces of one shape share its outcome. The sorts are as fine as the alphabets of all decoders need.
 */
public final class Shape {

    /** Letters and digits as the alphabets of base16, base32 and base58 tell them apart, then bytes beyond ASCII. */
    private static final String[] SORTS = {"0", "1", "234567", "89",
        "ABCDEF", "GHJKMNPQRSTV", "IO", "LU", "WYZ", "X",
        "abcdef", "ghjkmnpqrstv", "iou", "l", "wyz", "x",
        range(0x80, 0xC1), range(0xC2, 0xC3), range(0xC4, 0xFF)};
    private static final String SIGNS = range(' ', '/') + range(':', '@') + range('[', '`') + range('{', 0x7F);
    /** Control characters with a meaning of their own; all others are one sort. */
    private static final String CONTROLS = "\0\u0001\u0002\t\n\f\r\u001e\u001f";
    private static final long[] SORT = new long[256];
    private static final long OTHER_CONTROLS = 1;

    static {
        java.util.Arrays.fill(SORT, 0, ' ', OTHER_CONTROLS);
        long next = OTHER_CONTROLS << 1;
        for (String sort : SORTS) {
            for (char c : sort.toCharArray()) {
                SORT[c] = next;
            }
            next <<= 1;
        }
        for (char c : (SIGNS + CONTROLS).toCharArray()) {
            SORT[c] = next;
            next <<= 1;
        }
    }

    private static final long BEYOND_ASCII = SORT[0x80] | SORT[0xC2] | SORT[0xC4];
    private static final long CONTROL = OTHER_CONTROLS | SORT[0] | SORT[1] | SORT[2] | SORT[0x1e] | SORT[0x1f];

    private final long sorts;

    private Shape(long sorts) {
        this.sorts = sorts;
    }

    private static String range(int from, int to) {
        StringBuilder all = new StringBuilder();
        for (int c = from; c <= to; c++) {
            all.append((char) c);
        }
        return all.toString();
    }

    static Shape of(byte[] bytes, int from, int to) {
        return new Shape(sorts(bytes, from, to));
    }

    private static long sorts(byte[] bytes, int from, int to) {
        long even = 0;
        long odd = 0;
        int i = from;
        for (; i + 1 < to; i += 2) {
            even |= SORT[bytes[i] & 0xFF];
            odd |= SORT[bytes[i + 1] & 0xFF];
        }
        return even | odd | (i < to ? SORT[bytes[i] & 0xFF] : 0);
    }

    /** The byte values that occur in a text: an alphabet to compare with, which must not divide a sort. */
    public static Shape alphabet(String latin1) {
        byte[] bytes = latin1.getBytes(StandardCharsets.ISO_8859_1);
        Shape alphabet = of(bytes, 0, bytes.length);
        for (int value = 0; value < 256; value++) {
            if ((SORT[value] & alphabet.sorts) != 0 && latin1.indexOf(value) < 0) {
                throw new IllegalArgumentException("alphabet '" + latin1 + "' divides a sort: it has not " + (char) value);
            }
        }
        return alphabet;
    }

    /** The same for every piece of this shape, and for no other. */
    long sorts() {
        return sorts;
    }

    /** Every byte that occurs here is one of {@code alphabet}. */
    public boolean within(Shape alphabet) {
        return (sorts & ~alphabet.sorts) == 0;
    }

    /** At least one byte that occurs here is one of {@code alphabet}. */
    public boolean touches(Shape alphabet) {
        return (sorts & alphabet.sorts) != 0;
    }

    /** @param sign no letter or digit: those share a sort */
    public boolean has(char sign) {
        return (sorts & SORT[sign]) != 0;
    }

    public boolean ascii() {
        return (sorts & BEYOND_ASCII) == 0;
    }

    /** Control characters other than tab, line feed, form feed and carriage return. */
    public boolean hasControls() {
        return (sorts & CONTROL) != 0;
    }

    /** Nothing but printable ASCII and line breaks. */
    public boolean isPlainText() {
        return (sorts & (BEYOND_ASCII | CONTROL)) == 0;
    }
}
