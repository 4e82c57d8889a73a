package dev.leakgate.decode;

import java.math.BigInteger;

/**
 * Base58 as Bitcoin writes it: one large number, so decoding costs the square of the length and only short pieces are
 * tried. Letters of both cases and none of {@code 0OIl} rule most words out.
 */
final class Base58 implements Decoder {

    private static final int SHORTEST = 11;
    private static final int LONGEST = 700;
    private static final BaseAlphabet ALPHABET = new BaseAlphabet(
            "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz", "");
    private static final Shape UPPER = Shape.alphabet("ABCDEFGHJKLMNPQRSTUVWXYZ");
    private static final Shape LOWER = Shape.alphabet("abcdefghijkmnopqrstuvwxyz");

    @Override
    public boolean suits(Node node) {
        return node.length() >= SHORTEST && node.length() <= LONGEST && ALPHABET.spells(node)
                && node.shape().touches(UPPER) && node.shape().touches(LOWER);
    }

    @Override
    public boolean decode(Node node, Children children) {
        BigInteger number = BigInteger.ZERO;
        BigInteger base = BigInteger.valueOf(58);
        for (int i = node.from; i < node.to; i++) {
            number = number.multiply(base).add(BigInteger.valueOf(ALPHABET.value(node.bytes[i])));
        }
        byte[] out = number.toByteArray();
        int start = out[0] == 0 && out.length > 1 ? 1 : 0;
        if (Text.makesSense(out, start, out.length) || Digest.sized(out.length - start)) {
            children.decoded("base58", java.util.Arrays.copyOfRange(out, start, out.length));
        }
        return false;
    }
}
