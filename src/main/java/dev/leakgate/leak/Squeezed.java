package dev.leakgate.leak;

/**
 * A short value without what people put between its letters and digits, in lower case: the form in which
 * {@code 138 0013-8000} and {@code 13800138000} are one. Reused from value to value.
 */
final class Squeezed {

    static final int LONGEST = 96;
    private static final boolean[] DROPPED = new boolean[256];

    static {
        for (char c : " -_:./()+,\t\r\n".toCharArray()) {
            DROPPED[c] = true;
        }
    }

    final byte[] bytes = new byte[LONGEST];
    int length;

    /** False when the value is too long to be one. */
    boolean take(byte[] value, int from, int to) {
        length = 0;
        if (to - from > LONGEST) {
            return false;
        }
        for (int i = from; i < to; i++) {
            byte b = value[i];
            if (keeps(b)) {
                bytes[length++] = lowerCase(b);
            }
        }
        return length > 0;
    }

    static boolean keeps(byte b) {
        return !DROPPED[b & 0xFF];
    }

    static byte lowerCase(byte b) {
        return b >= 'A' && b <= 'Z' ? (byte) (b | 0x20) : b;
    }

    static byte[] of(String text) {
        byte[] utf8 = text.toLowerCase(java.util.Locale.ROOT).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        byte[] out = new byte[utf8.length];
        int length = 0;
        for (byte b : utf8) {
            if (!DROPPED[b & 0xFF]) {
                out[length++] = b;
            }
        }
        return java.util.Arrays.copyOf(out, length);
    }

    /** FNV-1a. */
    static long hash(byte[] bytes, int length) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < length; i++) {
            hash = (hash ^ bytes[i] & 0xFF) * 0x100000001B3L;
        }
        return hash;
    }
}
