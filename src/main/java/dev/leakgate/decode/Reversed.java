package dev.leakgate.decode;

/**
 * Bytes written backwards around something encoded. (Words written backwards are searched for as they stand.) Text is
 * turned only when what comes out is surely an encoding, bytes also when nobody could read them.
 */
final class Reversed implements Decoder {

    private static final String STEP = "reversed";

    private static final int SHORTEST = 12;
    private static final int LONGEST = 1 << 20;
    /** What encodings are written with besides letters and digits. */
    private static final String SIGNS = "%\\&=";

    @Override
    public boolean suits(Node node) {
        return node.length() >= SHORTEST && node.length() <= LONGEST && (mayHoldTokens(node) || Disguise.mayHide(node))
                && !node.cameThrough(STEP) && Disguise.mayBeUnder(node);
    }

    /** A sign of an encoding, a closing bracket in front, characters of base64 in a row, or hex with separators. */
    private static boolean mayHoldTokens(Node node) {
        Shape shape = node.shape();
        return SIGNS.chars().anyMatch(sign -> shape.has((char) sign)) || "}]>".indexOf(node.at(0)) >= 0
                || node.runs().any() || shape.within(Base64.ALPHABET.shape()) && !shape.has(' ')
                || shape.within(HexText.WITH_SEPARATORS);
    }

    @Override
    public boolean decode(Node node, Children children) {
        int sample = Math.min(node.length(), Certainty.SAMPLE);
        if (isRiddle(node) || Certainty.isEncoding(reversed(node, sample), sample, children.budget())) {
            children.guessed(new Disguise(STEP), reversed(node, node.length()), node.length());
        }
        return false;
    }

    /** Whole bytes that no decoder knew anything about, and no digest, which is one backwards too. */
    private static boolean isRiddle(Node node) {
        return !node.isSlice() && !Digest.sized(node.length()) && Disguise.mayBeFirst(node) && Disguise.mayHide(node);
    }

    /** The last so many bytes, the last one first. */
    private static byte[] reversed(Node node, int count) {
        byte[] out = new byte[count];
        for (int i = 0; i < count; i++) {
            out[i] = node.bytes[node.to - 1 - i];
        }
        return out;
    }
}
