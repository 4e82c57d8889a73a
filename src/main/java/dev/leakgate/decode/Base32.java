package dev.leakgate.decode;

import java.util.List;

/** Base32, RFC 4648 sections 6 and 7, and Crockford's, in either case, padded or not. */
final class Base32 implements Decoder {

    private static final int SHORTEST = 13;
    /** No word is longer. */
    private static final int LONG = 48;
    private static final List<BaseAlphabet> ALPHABETS = List.of(
            alphabet("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"),
            alphabet("0123456789ABCDEFGHIJKLMNOPQRSTUV"),
            alphabet("0123456789ABCDEFGHJKMNPQRSTVWXYZ"));
    private static final Shape HEX = Shape.alphabet("0123456789abcdefABCDEF");
    private static final Shape FIGURES = Shape.alphabet("0123456789");
    private static final Shape UUID = Shape.alphabet("0123456789abcdefABCDEF-");
    private static final Shape DASH = Shape.alphabet("-");
    private static final Shape UPPER = Shape.alphabet("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    private static final Shape LOWER = Shape.alphabet("abcdefghijklmnopqrstuvwxyz");

    private static BaseAlphabet alphabet(String digits) {
        String lower = digits.toLowerCase(java.util.Locale.ROOT);
        return new BaseAlphabet(digits, lower + "=\r\n-").with(lower, 0);
    }

    @Override
    public boolean suits(Shape shape) {
        return (!shape.touches(DASH) || shape.touches(FIGURES) && !shape.within(UUID)) && shape.touches(UPPER) != shape.touches(LOWER)
                && ALPHABETS.stream().anyMatch(alphabet -> shape.within(alphabet.shape()));
    }

    /** One case only, no base32 is made of digits alone, and hexadecimal digits with dashes are a UUID, letters
     * with dashes words. */
    @Override
    public boolean suits(Node node) {
        return node.length() >= SHORTEST;
    }

    @Override
    public boolean decode(Node node, Children children) {
        for (BaseAlphabet alphabet : ALPHABETS) {
            if (alphabet.spells(node)) {
                byte[] out = new byte[node.length() * 5 / 8 + 1];
                int length = alphabet.decode(node.bytes, node.from, node.to, 5, out);
                if (Text.makesSense(out, 0, length)) {
                    children.decoded("base32", out, length);
                } else if (alphabet == ALPHABETS.get(0) && mixed(node)) {
                    children.guessed("base32", out, length);
                }
            }
        }
        return false;
    }

    /**
     * Bytes that are no text are written in the alphabet of section 6 and without a break, and of 32 digits six are
     * figures. Whatever has dashes is far more often words or a UUID, and hexadecimal digits are hexadecimal.
     */
    private static boolean mixed(Node node) {
        if (node.shape().touches(DASH) || node.shape().within(HEX)) {
            return false;
        }
        int figures = 0;
        for (int i = node.from; i < node.to; i++) {
            figures += node.bytes[i] >= '2' && node.bytes[i] <= '7' ? 1 : 0;
        }
        boolean asMany = figures * 16 > node.length() && figures * 3 < node.length();
        return asMany || figures > 0 && (node.length() >= LONG || Digest.sized(node.length() * 5 / 8));
    }
}
