package dev.leakgate.decode;

/** Whole numbers in bytes. */
final class Bits {

    private Bits() {
    }

    static int little32(byte[] bytes, int at) {
        return bytes[at] & 0xFF | (bytes[at + 1] & 0xFF) << 8 | (bytes[at + 2] & 0xFF) << 16 | bytes[at + 3] << 24;
    }

    static int big32(byte[] bytes, int at) {
        return Integer.reverseBytes(little32(bytes, at));
    }

    static long little64(byte[] bytes, int at) {
        return little32(bytes, at) & 0xFFFFFFFFL | (long) little32(bytes, at + 4) << 32;
    }

    static long big64(byte[] bytes, int at) {
        return Long.reverseBytes(little64(bytes, at));
    }

    /** @param count 1 to 8 bytes, most significant first */
    static long big(byte[] bytes, int at, int count) {
        long value = 0;
        for (int i = 0; i < count; i++) {
            value = value << 8 | bytes[at + i] & 0xFF;
        }
        return value;
    }
}
