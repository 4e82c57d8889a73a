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
        node.runs().each((from, to, sorts) -> {
            boolean mixed = (sorts & TokenRuns.UPPER) != 0 && sorts != TokenRuns.UPPER;
            if (to - from >= SHORTEST && mixed) {
                run(node, from, to, children);
            }
        });
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
}
