package dev.leakgate.decode;

/**
 * A shifted alphabet (rot13 and the 24 other shifts) around something encoded. (Words in a shifted alphabet are
 * searched for as they stand.) Signs and digits stay, so only the last values of a structure can be meant, and only
 * those that look like one long word.
 */
final class Rotated implements Decoder {

    private static final String STEP = "caesar";
    private static final int SHORTEST = 16;
    private static final int LONGEST = 1 << 16;
    private static final int ALPHABET = 26;
    private static final int FEWEST_LETTERS = 4;
    private static final Shape HEX = Shape.alphabet("0123456789abcdefABCDEF-:");
    private static final Shape LETTERS = Shape.alphabet("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
    private static final Shape FIGURES = Shape.alphabet("0123456789");

    @Override
    public boolean suits(Shape shape) {
        return shape.isPlainText() && shape.touches(LETTERS) && shape.touches(FIGURES) && !shape.has(' ') && !shape.within(HEX);
    }

    @Override
    public boolean suits(Node node) {
        return node.length() >= SHORTEST && node.length() <= LONGEST && Disguise.isNew(node, STEP)
                && Disguise.mayBeUnder(node) && letters(node) >= FEWEST_LETTERS;
    }

    @Override
    public boolean decode(Node node, Children children) {
        int sample = Math.min(node.length(), Certainty.SAMPLE);
        byte[] bytes = new byte[sample];
        rotate(node, 0, bytes);
        if (Certainty.isEncoding(bytes, sample, children.budget())) {
            return false;
        }
        for (int shift = 1; shift < ALPHABET; shift++) {
            rotate(node, shift, bytes);
            if (Certainty.isEncoding(bytes, sample, children.budget())) {
                byte[] all = new byte[node.length()];
                rotate(node, shift, all);
                children.guessed(new Disguise(STEP + " " + (ALPHABET - shift)), all, all.length);
            }
        }
        return false;
    }

    private static int letters(Node node) {
        int letters = 0;
        for (int i = node.from; i < node.to && letters < FEWEST_LETTERS; i++) {
            letters += isLetter(node.bytes[i]) ? 1 : 0;
        }
        return letters;
    }

    private static boolean isLetter(byte b) {
        int lower = b | 0x20;
        return lower >= 'a' && lower <= 'z';
    }

    private static void rotate(Node node, int shift, byte[] out) {
        for (int i = 0; i < out.length; i++) {
            byte b = node.bytes[node.from + i];
            int first = b & 0xE0 | 1;
            out[i] = isLetter(b) ? (byte) (first + (b - first + shift) % ALPHABET) : b;
        }
    }
}
