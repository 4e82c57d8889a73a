package dev.leakgate.decode;

/**
 * Base64 inside a longer text, such as {@code Bearer eyJhbGciOi...} or {@code "id":"v1YTNmMWMy"}. Runs of its
 * characters are common in scripts, so a run must be long, of mixed case, and make sense once decoded, at its start or
 * at its middle, from one of four positions.
 */
final class Base64InText implements Decoder {

    private static final int SHORTEST = 16;
    private static final int LONG = 64;

    @Override
    public boolean suits(Node node) {
        return node.length() > SHORTEST && !Base64.ALPHABET.spells(node);
    }

    @Override
    public boolean decode(Node node, Children children) {
        int start = node.from;
        int classes = 0;
        for (int i = node.from; i <= node.to; i++) {
            int kind = i < node.to ? KINDS[node.bytes[i] & 0xFF] : 0;
            if (kind != 0) {
                classes |= kind;
                continue;
            }
            if (i - start >= SHORTEST && Integer.bitCount(classes) >= 2 && (classes & UPPER) != 0) {
                run(node, start, i, children);
            }
            start = i + 1;
            classes = 0;
        }
        return false;
    }

    private static void run(Node node, int from, int to, Children children) {
        int phase = Base64.phase(node.bytes, from, to);
        if (phase >= 0) {
            Base64.hand(node, from + phase, to, children);
        } else if (to - from >= LONG) {
            int middle = from + (to - from) / 2;
            int later = Base64.phase(node.bytes, middle, to);
            if (later >= 0) {
                Base64.hand(node, from + (middle + later - from) % 4, to, children);
            }
        }
    }

    private static final int UPPER = 1;
    private static final int LOWER = 2;
    private static final int DIGIT = 4;
    private static final int SIGN = 8;
    private static final byte[] KINDS = new byte[256];

    static {
        for (int i = 0; i < 256; i++) {
            KINDS[i] = (byte) (i >= 'A' && i <= 'Z' ? UPPER : i >= 'a' && i <= 'z' ? LOWER
                    : i >= '0' && i <= '9' ? DIGIT : "+/-_".indexOf(i) >= 0 ? SIGN : 0);
        }
    }
}
