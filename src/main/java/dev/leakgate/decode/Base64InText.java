package dev.leakgate.decode;

/**
 * Base64 inside a longer text, such as {@code Bearer eyJhbGciOi...} or {@code "id":"v1YTNmMWMy"}. Runs of its
 * characters are common in scripts, so a run must be long, of mixed case, and make sense once decoded, at its start or
 * at its middle, from one of four positions.
 */
final class Base64InText implements Decoder {

    private static final int SHORTEST = 16;
    private static final int LONG = 64;
    private static final Shape UPPER = Shape.alphabet("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    private static final Runs RUNS = new Runs(
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_", SHORTEST);

    @Override
    public boolean suits(Shape shape) {
        return !shape.within(Base64.ALPHABET.shape()) && shape.touches(UPPER);
    }

    @Override
    public boolean suits(Node node) {
        return node.length() > SHORTEST;
    }

    @Override
    public boolean decode(Node node, Children children) {
        RUNS.in(node.bytes, node.from, node.to, (from, to) -> {
            if (mixed(node, from, to)) {
                run(node, from, to, children);
            }
        });
        return false;
    }

    /** Upper case, and not only that. */
    private static boolean mixed(Node node, int from, int to) {
        int upper = 0;
        for (int i = from; i < to; i++) {
            upper += node.bytes[i] >= 'A' && node.bytes[i] <= 'Z' ? 1 : 0;
        }
        return upper > 0 && upper < to - from;
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
}
