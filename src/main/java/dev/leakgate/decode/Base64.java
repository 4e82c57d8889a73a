package dev.leakgate.decode;

/**
 * Base64, RFC 4648 sections 4 and 5 and RFC 2045: either alphabet, padded or not, with line breaks. Whatever consists
 * of nothing else is decoded from its first character; where that gives no sense, also from the next three, since a
 * few characters may stand in front.
 */
final class Base64 implements Decoder {

    static final BaseAlphabet ALPHABET = new BaseAlphabet(
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/", "-_=\r\n\t ")
            .with("-_", 62);
    private static final Shape UPPER = Shape.alphabet("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    private static final Shape OTHER = Shape.alphabet("abcdefghijklmnopqrstuvwxyz0123456789");
    private static final int SHORTEST = 8;
    private static final int SAMPLE = 24;
    private static final int FEWEST = 8;

    @Override
    public boolean suits(Shape shape) {
        return shape.within(ALPHABET.shape()) && (shape.touches(UPPER) && shape.touches(OTHER) || shape.has('='));
    }

    /** Real base64 is padded, or has upper case and more than upper case: rules out words, hex and numbers. */
    @Override
    public boolean suits(Node node) {
        return node.length() >= SHORTEST
                && (node.shape().touches(UPPER) && node.shape().touches(OTHER)
                || node.length() % 4 == 0 && node.bytes[node.to - 1] == '=');
    }

    @Override
    public boolean decode(Node node, Children children) {
        int end = node.to;
        while (end > node.from && (node.bytes[end - 1] == '=' || node.bytes[end - 1] <= ' ')) {
            end--;
        }
        int phase = phase(node.bytes, node.from, end);
        if (phase >= 0) {
            hand(node, node.from + phase, end, children);
        }
        if (phase != 0 && !node.shape().has(' ')) {
            byte[] out = new byte[(end - node.from) / 4 * 3 + 3];
            children.guessed("base64", out, ALPHABET.decode(node.bytes, node.from, end, 6, out));
        }
        return phase == 0;
    }

    static void hand(Node node, int from, int to, Children children) {
        byte[] out = new byte[(to - from) / 4 * 3 + 3];
        int length = ALPHABET.decode(node.bytes, from, to, 6, out);
        children.decoded("base64", out, length);
    }

    /** How many characters to leave out so that the rest makes sense, 0 to 3, or -1 when it never does. */
    static int phase(byte[] bytes, int from, int to) {
        for (int phase = 0; phase < 4 && from + phase + FEWEST < to; phase++) {
            if ((isMagic(bytes, from + phase) || isText(bytes, from + phase, to)) && makesSense(bytes, from + phase, to)) {
                return phase;
            }
        }
        return -1;
    }

    private static boolean makesSense(byte[] bytes, int from, int to) {
        byte[] out = new byte[SAMPLE / 4 * 3];
        int length = ALPHABET.decode(bytes, from, Math.min(to, from + SAMPLE), 6, out);
        return length >= FEWEST / 4 * 3 && Text.makesSense(out, 0, length);
    }

    /** The first byte may begin something compressed. */
    private static boolean isMagic(byte[] bytes, int from) {
        int first = ALPHABET.value(bytes[from]) << 2 | ALPHABET.value(bytes[from + 1]) >>> 4;
        return first == 0x1F || first == 0x78 || first == 0x28 || first == 0x04;
    }

    /** The sample is printable ASCII or UTF-8: byte by byte, so that words end it after two or three. */
    private static boolean isText(byte[] bytes, int from, int to) {
        int buffer = 0;
        int bits = 0;
        int continuations = 0;
        for (int i = from; i < Math.min(to, from + SAMPLE); i++) {
            int digit = ALPHABET.value(bytes[i]);
            if (digit < 0) {
                continue;
            }
            buffer = buffer << 6 | digit;
            bits += 6;
            if (bits < 8) {
                continue;
            }
            bits -= 8;
            int value = buffer >>> bits & 0xFF;
            if (continuations > 0 ? value >>> 6 != 2 : value < 0x80 ? !printable(value) : value < 0xC2 || value >= 0xF5) {
                return false;
            }
            continuations = continuations > 0 ? continuations - 1 : value < 0x80 ? 0 : value < 0xE0 ? 1 : value < 0xF0 ? 2 : 3;
        }
        return true;
    }

    private static boolean printable(int value) {
        return value >= 0x20 && value != 0x7F || value == '\n' || value == '\r' || value == '\t'
                || Text.separates((byte) value);
    }
}
