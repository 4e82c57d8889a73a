package dev.leakgate.decode;

/** Uuencode, POSIX.1-2017: lines that begin with their own length; the lines {@code begin} and {@code end} may miss. */
final class Uuencode implements Decoder {

    private static final int LONGEST_LINE = 45;
    private static final int SHORTEST_NOISE = 8;
    private static final Shape DIGITS = Shape.alphabet(" !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`\r\n");

    /** The line with the name, which is the only one that may have small letters, has blanks. */
    @Override
    public boolean suits(Shape shape) {
        return shape.within(DIGITS) || shape.ascii() && shape.has('\n') && shape.has(' ');
    }

    @Override
    public boolean suits(Node node) {
        return node.length() >= 6 && lineFits(node, firstLine(node));
    }

    private static int firstLine(Node node) {
        return node.startsWith("begin ") ? node.next(node.from, '\n') + 1 : node.from;
    }

    /** The line has the number of characters that its first character announces, or one more. */
    private static boolean lineFits(Node node, int line) {
        int bytes = line < node.to ? value(node.bytes[line]) : 0;
        int end = line + 1 + (bytes + 2) / 3 * 4;
        return bytes > 0 && bytes <= LONGEST_LINE && end <= node.to && (lineEnds(node, end) || lineEnds(node, end + 1));
    }

    private static boolean lineEnds(Node node, int at) {
        return at == node.to || at < node.to && (node.bytes[at] == '\n' || node.bytes[at] == '\r');
    }

    private static boolean ends(Node node, int line) {
        return node.startsWith(line, "`") || node.startsWith(line, " \n") || node.startsWith(line, "end");
    }

    private static int value(byte character) {
        return character - ' ' & 0x3F;
    }

    @Override
    public boolean decode(Node node, Children children) {
        byte[] out = new byte[node.length()];
        int length = 0;
        int line = firstLine(node);
        while (lineFits(node, line)) {
            int bytes = value(node.bytes[line]);
            for (int i = 0; i < bytes; i++) {
                int group = line + 1 + i / 3 * 4;
                int first = value(node.bytes[group + i % 3]);
                int second = value(node.bytes[group + i % 3 + 1]);
                int shift = 2 + 2 * (i % 3);
                out[length++] = (byte) (first << shift | second >>> 6 - shift);
            }
            line = node.next(line + 1 + (bytes + 2) / 3 * 4, '\n') + 1;
        }
        if (Text.makesSense(out, 0, length)) {
            children.decoded("uuencode", out, length);
        } else if (length >= SHORTEST_NOISE && (line >= node.to || ends(node, line))
                && (node.startsWith("begin ") || lineEnds(node, node.to - 1) || Text.holdsWords(out, 0, length))) {
            children.guessed("uuencode", out, length);
        }
        return false;
    }
}
