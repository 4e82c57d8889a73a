package dev.leakgate.decode;

/**
 * Base64, RFC 4648 sections 4 and 5 and RFC 2045: either alphabet, padded or not, with line breaks. Tried on whatever
 * consists of nothing else and is long enough to hold a secret.
 */
final class Base64 implements Decoder {

    private static final Shape ALPHABET = Shape.alphabet(
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_=\r\n\t ");
    private static final int SHORTEST = 8;
    private static final byte[] VALUES = new byte[256];

    static {
        java.util.Arrays.fill(VALUES, (byte) -1);
        String digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < 64; i++) {
            VALUES[digits.charAt(i)] = (byte) i;
        }
        VALUES['-'] = 62;
        VALUES['_'] = 63;
    }

    @Override
    public boolean suits(Node node) {
        return node.length() >= SHORTEST && node.shape().within(ALPHABET);
    }

    @Override
    public boolean decode(Node node, Children children) {
        byte[] out = new byte[node.length() / 4 * 3 + 3];
        int length = 0;
        int bits = 0;
        int held = 0;
        for (int i = node.from; i < node.to && node.bytes[i] != '='; i++) {
            int value = VALUES[node.bytes[i] & 0xFF];
            if (value >= 0) {
                bits = bits << 6 | value;
                held += 6;
                if (held >= 8) {
                    held -= 8;
                    out[length++] = (byte) (bits >>> held);
                }
            }
        }
        children.decoded("base64", out, length);
        return false;
    }
}
