package dev.leakgate.decode;

/**
 * Bytes written in hex, either case: alone ({@code 7075}), with one separator throughout ({@code 70:75},
 * {@code 70 75}), or prefixed ({@code 0x70,0x75}); and long runs of hex inside other text.
 */
final class HexText implements Decoder {

    private static final Shape DIGITS = Shape.alphabet("0123456789abcdefABCDEF");
    private static final Shape DECIMAL = Shape.alphabet("0123456789");
    static final Shape WITH_SEPARATORS = Shape.alphabet("0123456789abcdefABCDEF +xX,:;-._|\\\r\n\t{}[]");
    private static final int SHORTEST = 12;
    private static final Runs LONG_RUNS = new Runs("0123456789abcdefABCDEF", 2 * SHORTEST);

    @Override
    public boolean suits(Shape shape) {
        return shape.touches(DIGITS);
    }

    @Override
    public boolean suits(Node node) {
        return node.length() >= SHORTEST;
    }

    @Override
    public boolean decode(Node node, Children children) {
        if (node.shape().within(DIGITS)) {
            run(node, node.from, node.to, children);
        } else if (node.shape().within(WITH_SEPARATORS)) {
            separated(node, children);
        } else if (node.shape().ascii()) {
            inText(node, children);
        }
        return false;
    }

    private static void run(Node node, int from, int to, Children children) {
        byte[] out = new byte[(to - from) / 2];
        for (int i = 0; i < out.length; i++) {
            out[i] = (byte) Hex.pair(node.bytes, from + 2 * i);
        }
        if (Text.makesSense(out, 0, out.length)) {
            children.decoded("hex", out, out.length);
        } else if (!node.shape().within(DECIMAL) || to - from >= 2 * SHORTEST) {
            children.guessed("hex", out, out.length);
        }
    }

    /** Every byte has two digits; whatever stands between them is skipped, also {@code 0x} and {@code \x}. */
    private static void separated(Node node, Children children) {
        byte[] out = new byte[node.length() / 2];
        int length = 0;
        int i = node.from;
        while (i < node.to) {
            boolean prefix = i + 1 < node.to && node.bytes[i] == '0' && (node.bytes[i + 1] | 0x20) == 'x';
            int value = i + 1 < node.to && !prefix ? Hex.pair(node.bytes, i) : -1;
            if (value >= 0) {
                out[length++] = (byte) value;
                i += 2;
            } else if (Hex.digit(node.bytes[i]) >= 0 && !prefix) {
                return;
            } else {
                i += prefix ? 2 : 1;
            }
        }
        children.guessed("hex", out, length);
    }

    private static void inText(Node node, Children children) {
        node.runs().each((start, end, sorts) -> LONG_RUNS.in(node.bytes, start, end, (from, to) -> {
            if ((to - from) % 2 == 0 && readable(node, from)) {
                run(node, from, to, children);
            }
        }));
    }

    /** The first bytes make sense: digests and colours do not. */
    private static boolean readable(Node node, int from) {
        byte[] head = new byte[SHORTEST / 2];
        for (int i = 0; i < head.length; i++) {
            head[i] = (byte) Hex.pair(node.bytes, from + 2 * i);
        }
        return Text.makesSense(head, 0, head.length);
    }
}
