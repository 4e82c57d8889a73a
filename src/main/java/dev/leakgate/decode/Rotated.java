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
    private static final int TELLING = 64;
    private static final Shape HEX = Shape.alphabet("0123456789abcdefABCDEF-:");
    private static final Shape UPPER = Shape.alphabet("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    private static final Shape LOWER = Shape.alphabet("abcdefghijklmnopqrstuvwxyz");
    /** What stands in an address or beside escaped characters. */
    private static final Shape SIGNS = Shape.alphabet("%\\&:");
    private static final Shape FIGURES = Shape.alphabet("0123456789");

    @Override
    public boolean suits(Shape shape) {
        return shape.isPlainText() && (shape.touches(UPPER) || shape.touches(LOWER)) && shape.touches(FIGURES)
                && !shape.has(' ') && !shape.within(HEX) && (shape.within(Base64.ALPHABET.shape()) || shape.touches(SIGNS));
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
            if (mayBeEncoding(node, bytes) && Certainty.isEncoding(bytes, sample, children.budget())) {
                byte[] all = new byte[node.length()];
                rotate(node, shift, all);
                children.guessed(new Disguise(STEP + " " + (ALPHABET - shift)), all, all.length);
            }
        }
        return false;
    }

    /** In letters of both cases there is only base64, of which the first characters tell. */
    private static boolean mayBeEncoding(Node node, byte[] rotated) {
        Shape shape = node.shape();
        boolean bothCases = shape.touches(UPPER) && shape.touches(LOWER) && shape.within(Base64.ALPHABET.shape());
        return !bothCases || Base64.phase(rotated, 0, Math.min(rotated.length, TELLING)) >= 0;
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
