package dev.leakgate.decode;

/** Backslash escapes in text that is no JSON: scripts, logs, C strings. Undone string by string. */
final class Escaped implements Decoder {

    /** In long scripts an escaped slash is part of a pattern, not of an address. */
    private static final int SHORT = 1 << 12;

    @Override
    public boolean suits(Shape shape) {
        return shape.has('\\');
    }

    @Override
    public boolean suits(Node node) {
        return next(node, node.from) < node.to;
    }

    /** The next escape that stands for a character; a lone backslash is just one. */
    private static int next(Node node, int from) {
        for (int i = node.next(from, '\\'); i + 3 < node.to; i = node.next(i + 1, '\\')) {
            byte kind = node.bytes[i + 1];
            if (kind == '/' && node.length() <= SHORT || (kind == 'u' || kind == 'x' || kind == 'U')
                    && (Hex.digit(node.bytes[i + 2]) >= 0 || node.bytes[i + 2] == '{')
                    || octal(node.bytes[i + 1]) && octal(node.bytes[i + 2]) && octal(node.bytes[i + 3])) {
                return i;
            }
        }
        return node.to;
    }

    static boolean octal(byte b) {
        return b >= '0' && b <= '7';
    }

    @Override
    public boolean decode(Node node, Children children) {
        Stretches.around(node, Escaped::next, "\"'`\n", stretch -> {
            Escapes plain = Escapes.undo(node.bytes, stretch.from(), stretch.to());
            children.decoded("escapes", plain.bytes(), plain.length());
        });
        return false;
    }
}
