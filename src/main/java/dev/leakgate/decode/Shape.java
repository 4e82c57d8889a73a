package dev.leakgate.decode;

/**
 * Which byte values occur in a stretch of bytes: one pass, then every decoder's first test costs a few instructions.
 */
public final class Shape {

    private static final int LONG = 300;

    private final long low;
    private final long letters;
    private final long high;
    private final long top;

    Shape(byte[] bytes, int from, int to) {
        long[] seen = to - from < LONG ? ofShort(bytes, from, to) : ofLong(bytes, from, to);
        low = seen[0];
        letters = seen[1];
        high = seen[2];
        top = seen[3];
    }


    private static long[] ofShort(byte[] bytes, int from, int to) {
        long[] seen = new long[4];
        for (int i = from; i < to; i++) {
            int value = bytes[i] & 0xFF;
            seen[value >>> 6] |= 1L << value;
        }
        return seen;
    }

    /** Stores that do not wait for each other, packed afterwards. */
    private static long[] ofLong(byte[] bytes, int from, int to) {
        boolean[] occurs = new boolean[256];
        for (int i = from; i < to; i++) {
            occurs[bytes[i] & 0xFF] = true;
        }
        long[] seen = new long[4];
        for (int value = 0; value < 256; value++) {
            seen[value >>> 6] |= occurs[value] ? 1L << value : 0;
        }
        return seen;
    }

    /** The byte values that occur in a text: an alphabet to compare with. */
    public static Shape alphabet(String latin1) {
        byte[] bytes = latin1.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        return new Shape(bytes, 0, bytes.length);
    }

    /** Every byte that occurs here is one of {@code alphabet}. */
    public boolean within(Shape alphabet) {
        return ((low & ~alphabet.low) | (letters & ~alphabet.letters) | (high & ~alphabet.high)
                | (top & ~alphabet.top)) == 0;
    }

    /** At least one byte that occurs here is one of {@code alphabet}. */
    public boolean touches(Shape alphabet) {
        return ((low & alphabet.low) | (letters & alphabet.letters) | (high & alphabet.high)
                | (top & alphabet.top)) != 0;
    }

    public boolean has(char value) {
        return ((value < 64 ? low : value < 128 ? letters : value < 192 ? high : top) & 1L << value) != 0;
    }

    public boolean ascii() {
        return (high | top) == 0;
    }

    /** Control characters other than tab, line feed, form feed and carriage return. */
    public boolean hasControls() {
        return (low & 0xFFFFFFFFL & ~(1L << '\t' | 1L << '\n' | 1L << '\f' | 1L << '\r')) != 0;
    }

    /** Nothing but printable ASCII and line breaks. */
    public boolean isPlainText() {
        return ascii() && !hasControls();
    }

    /** Nearly as many different values as {@code length} bytes of noise would have: encrypted or compressed. */
    boolean looksLikeNoise(int length) {
        return !isPlainText() && variety() >= 0.6 * 256 * (1 - Math.pow(255.0 / 256, length));
    }

    /** How many different byte values occur. */
    public int variety() {
        return Long.bitCount(low) + Long.bitCount(letters) + Long.bitCount(high) + Long.bitCount(top);
    }
}
