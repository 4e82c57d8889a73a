package dev.leakgate.decode;

/**
 * A base-128 number, least significant group first, as Protocol Buffers and Snappy write it.
 *
 * @param end position after its last byte
 */
record Varint(long value, int end) {

    private static final int LONGEST = 10;

    /** Null when there is none. */
    static Varint at(byte[] bytes, int from, int to) {
        long value = 0;
        for (int i = 0; i < LONGEST && from + i < to; i++) {
            value |= (bytes[from + i] & 0x7FL) << 7 * i;
            if (bytes[from + i] >= 0) {
                return new Varint(value, from + i + 1);
            }
        }
        return null;
    }
}
