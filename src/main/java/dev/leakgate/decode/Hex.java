package dev.leakgate.decode;

/** Hexadecimal digits in either case. */
final class Hex {

    private static final byte[] VALUES = new byte[256];

    static {
        for (int i = 0; i < 256; i++) {
            VALUES[i] = (byte) Character.digit(i < 128 ? i : 0, 16);
        }
    }

    private Hex() {
    }

    /** The digit's value, or -1. */
    static int digit(byte character) {
        return VALUES[character & 0xFF];
    }

    /** The value of two digits, or -1 when they are not. */
    static int pair(byte[] bytes, int position) {
        int high = digit(bytes[position]);
        int low = digit(bytes[position + 1]);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }
}
