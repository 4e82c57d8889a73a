package dev.leakgate.decode;

import java.math.BigInteger;

/**
 * Base58 as Bitcoin writes it: one large number, so decoding costs the square of the length and only short pieces are
 * tried. Letters of both cases and none of {@code 0OIl} rule most words out, and most of what is base64.
 */
final class Base58 implements Decoder {

    private static final int SHORTEST = 11;
    private static final int LONGEST = 2000;
    /** Shorter noise is an identifier that was drawn, and not compressed. */
    private static final int SHORTEST_NOISE = 16;
    /** As many digits as a long holds. */
    private static final int CHUNK = 10;
    private static final BaseAlphabet ALPHABET = new BaseAlphabet(
            "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz", "");
    private static final Shape UPPER = Shape.alphabet("ABCDEFGHJKLMNPQRSTUVWXYZ");
    private static final Shape LOWER = Shape.alphabet("abcdefghijkmnopqrstuvwxyz");

    @Override
    public boolean suits(Shape shape) {
        return shape.within(ALPHABET.shape()) && shape.touches(UPPER) && shape.touches(LOWER);
    }

    @Override
    public boolean suits(Node node) {
        return node.length() >= SHORTEST && node.length() <= LONGEST;
    }

    @Override
    public boolean decode(Node node, Children children) {
        BigInteger number = BigInteger.ZERO;
        for (int i = node.from; i < node.to; i += CHUNK) {
            long digits = 0;
            long power = 1;
            for (int k = i; k < Math.min(node.to, i + CHUNK); k++) {
                digits = digits * 58 + ALPHABET.value(node.bytes[k]);
                power *= 58;
            }
            number = number.multiply(BigInteger.valueOf(power)).add(BigInteger.valueOf(digits));
        }
        byte[] value = number.toByteArray();
        int start = value[0] == 0 && value.length > 1 ? 1 : 0;
        int zeros = 0;
        while (node.at(zeros) == '1' && zeros < node.length() - 1) {
            zeros++;
        }
        byte[] out = new byte[zeros + value.length - start];
        System.arraycopy(value, start, out, zeros, value.length - start);
        if (Text.makesSense(out, 0, out.length) || Digest.sized(out.length)) {
            children.decoded("base58", out);
        } else if (out.length >= SHORTEST_NOISE) {
            children.guessed("base58", out, out.length);
        }
        return false;
    }
}
