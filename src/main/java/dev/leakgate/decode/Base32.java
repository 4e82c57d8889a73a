package dev.leakgate.decode;

import java.util.List;

/** Base32, RFC 4648 sections 6 and 7, and Crockford's, in either case, padded or not. */
final class Base32 implements Decoder {

    private static final int SHORTEST = 13;
    private static final List<BaseAlphabet> ALPHABETS = List.of(
            alphabet("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"),
            alphabet("0123456789ABCDEFGHIJKLMNOPQRSTUV"),
            alphabet("0123456789ABCDEFGHJKMNPQRSTVWXYZ"));
    /** Hexadecimal digits and the dashes of a UUID: far commoner, so no digest is looked for in them. */
    private static final Shape HEX = Shape.alphabet("0123456789abcdefABCDEF-");
    private static final Shape UPPER = Shape.alphabet("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    private static final Shape LOWER = Shape.alphabet("abcdefghijklmnopqrstuvwxyz");

    private static BaseAlphabet alphabet(String digits) {
        String lower = digits.toLowerCase(java.util.Locale.ROOT);
        return new BaseAlphabet(digits, lower + "=\r\n-").with(lower, 0);
    }

    /** One case only, and no base32 is made of digits alone. */
    @Override
    public boolean suits(Node node) {
        return node.length() >= SHORTEST && node.shape().touches(UPPER) != node.shape().touches(LOWER)
                && ALPHABETS.stream().anyMatch(alphabet -> alphabet.spells(node));
    }

    @Override
    public boolean decode(Node node, Children children) {
        for (BaseAlphabet alphabet : ALPHABETS) {
            if (alphabet.spells(node)) {
                byte[] out = new byte[node.length() * 5 / 8 + 1];
                int length = alphabet.decode(node.bytes, node.from, node.to, 5, out);
                if (Text.makesSense(out, 0, length) || Digest.sized(length) && !node.shape().within(HEX)) {
                    children.decoded("base32", out, length);
                }
            }
        }
        return false;
    }
}
