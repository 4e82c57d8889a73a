package dev.leakgate.leak;

/**
 * The bits of a secret that in base64 share a character with a neighbour: the high ones of its first byte and the low
 * ones of its last. Without them two numbers that differ in their last digit would be one.
 */
record Base64Edges(int headMask, int headBits, int tailMask, int tailBits) {

    private static final int CHARACTER_BITS = 6;

    /** @param before bytes between the beginning of a group of three and the secret, 0 to 2 */
    static Base64Edges of(byte[] secret, int before) {
        int head = before == 0 ? 0 : CHARACTER_BITS - before * Byte.SIZE % CHARACTER_BITS;
        int tail = (before + secret.length) * Byte.SIZE % CHARACTER_BITS;
        int first = secret[0] & 0xFF;
        int last = secret[secret.length - 1] & 0xFF;
        int headMask = (1 << head) - 1;
        int tailMask = (1 << tail) - 1;
        int up = CHARACTER_BITS - tail;
        return new Base64Edges(headMask, head == 0 ? 0 : first >>> Byte.SIZE - head & headMask, tailMask << up,
                (last & tailMask) << up);
    }

    /** The characters before {@code from} and at {@code to} hold those bits; one that is cut off is not held against it. */
    boolean fit(byte[] text, int from, int to, int start, int end) {
        return (headMask == 0 || from == start || (value(text[from - 1]) & headMask) == headBits)
                && (tailMask == 0 || to < end && (value(text[to]) & tailMask) == tailBits);
    }

    private static int value(byte character) {
        return switch (character) {
            case '+', '-' -> 62;
            case '/', '_' -> 63;
            default -> character >= 'A' && character <= 'Z' ? character - 'A'
                    : character >= 'a' && character <= 'z' ? character - 'a' + 26
                    : character >= '0' && character <= '9' ? character - '0' + 52 : 0;
        };
    }
}
