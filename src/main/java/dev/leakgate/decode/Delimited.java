package dev.leakgate.decode;

/**
 * Values in a row: lines, CSV, TSV, {@code a|b}, {@code k=v##k=v}, words. Cut at the strongest separator there is;
 * what is between is cut again at the next. Long texts and code are left alone: plain words in them have been searched
 * already, and runs of hex or base64 are found by their own decoders.
 */
final class Delimited implements Decoder {

    private static final char[] STRONGEST_FIRST = {'\u001e', '\u001f', '\u0001', '\u0002', '\n', '\r', '\t', '|', ';',
        ',', '#', '^', '~', ' ', '"', '(', ')', '[', ']', '=', ':'};
    private static final Shape ANY = Shape.alphabet(new String(STRONGEST_FIRST));
    private static final Shape CONTROLS = Shape.alphabet("\u001e\u001f\u0001\u0002");
    private static final Shape CODE = Shape.alphabet("{<\0");
    private static final int LONGEST_TEXT = 1 << 16;
    private static final int LONGEST_LINE = 1 << 12;
    private static final int SHORTEST_VALUE = 4;

    @Override
    public boolean suits(Shape shape) {
        return shape.touches(ANY) && (!shape.touches(CODE) || shape.touches(CONTROLS));
    }

    @Override
    public boolean suits(Node node) {
        if (node.length() <= 2 * SHORTEST_VALUE || node.length() > LONGEST_TEXT) {
            return false;
        }
        char separator = separator(node);
        return separator != 0 && (Text.separates((byte) separator) || !node.shape().touches(CODE))
                && Text.readable(node.bytes, node.from, node.to);
    }

    private static char separator(Node node) {
        for (char c : STRONGEST_FIRST) {
            if (node.shape().has(c)) {
                boolean padding = c == '=' && node.next(node.from, '=') >= node.to - 2;
                return (c < ' ' || node.length() <= LONGEST_LINE) && !padding ? c : 0;
            }
        }
        return 0;
    }

    @Override
    public boolean decode(Node node, Children children) {
        char separator = separator(node);
        int from = node.from;
        while (from < node.to) {
            int to = node.next(from, separator);
            if (to - from >= SHORTEST_VALUE) {
                children.piece(from, to);
            }
            from = to + 1;
        }
        return false;
    }
}
