package dev.leakgate.decode;

/**
 * JSON, RFC 8259, as apps write it rather than as the standard has it: several texts in a row (JSON Lines), trailing
 * commas, single quotes, names without quotes, a guard such as {@code )]}'} in front, a text that ends too early.
 * Walks without recursion, so nesting costs no stack.
 */
final class Json implements Decoder {

    private static final int DEEPEST = 10_000;
    private static final ValuePath ROOT = ValuePath.root("json");
    private static final boolean[] ENDS_BARE = new boolean[256];

    static {
        for (char c : ",:{}[]\" \n\r\t\u001E".toCharArray()) {
            ENDS_BARE[c] = true;
        }
    }

    @Override
    public boolean suits(Shape shape) {
        return (shape.has('{') || shape.has('[') || shape.has('"')) && !shape.has('\0');
    }

    @Override
    public boolean suits(Node node) {
        if (node.length() < 2) {
            return false;
        }
        int start = start(node);
        if (start >= node.to) {
            return false;
        }
        byte first = node.bytes[start];
        return first == '{' || first == '[' || first == '"' && node.bytes[node.to - 1] == '"';
    }

    private static int start(Node node) {
        int position = node.from;
        if (node.startsWith("\u00ef\u00bb\u00bf")) {
            position += 3;
        }
        for (String guard : new String[] {")]}'", "while(1);", "for(;;);", "{}&&"}) {
            if (node.startsWith(position, guard)) {
                position += guard.length();
                break;
            }
        }
        while (position < node.to && blank(node.bytes[position])) {
            position++;
        }
        return position;
    }

    @Override
    public boolean decode(Node node, Children children) {
        return new Walk(node, children).read(start(node));
    }

    private static boolean blank(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t' || b == 0x1E;
    }

    /** An object or array that is open. */
    private static final class Level {
        final Level outer;
        final ValuePath path;
        final boolean object;
        ValuePath member;
        int index;

        Level(Level outer, ValuePath path, boolean object) {
            this.outer = outer;
            this.path = path;
            this.object = object;
        }

        ValuePath here() {
            return object ? member != null ? member : path : path.index(index);
        }
    }

    private static final class Walk {

        private final Node node;
        private final byte[] bytes;
        private final Children children;
        private Level level;
        private int deep;

        Walk(Node node, Children children) {
            this.node = node;
            this.bytes = node.bytes;
            this.children = children;
        }

        /** @return true when the text was whole */
        boolean read(int start) {
            int i = start;
            while (i < node.to) {
                byte b = bytes[i];
                switch (b) {
                    case '{', '[' -> {
                        if (++deep > DEEPEST) {
                            return false;
                        }
                        level = new Level(level, level == null ? ROOT : level.here(), b == '{');
                        i++;
                    }
                    case '}', ']' -> {
                        if (level == null) {
                            return false;
                        }
                        deep--;
                        level = level.outer;
                        i++;
                    }
                    case ',' -> {
                        if (level != null) {
                            level.index++;
                            level.member = null;
                        }
                        i++;
                    }
                    case ':', ' ', '\n', '\r', '\t', 0x1E -> i++;
                    case '"', '\'' -> i = quoted(i, b);
                    default -> i = bare(i);
                }
            }
            return level == null;
        }

        private int quoted(int open, byte quote) {
            int i = open + 1;
            boolean escaped = false;
            while (i < node.to && bytes[i] != quote) {
                if (bytes[i] == '\\') {
                    escaped = true;
                    i++;
                }
                i++;
            }
            int close = Math.min(i, node.to);
            text(open + 1, close, escaped);
            return close + 1;
        }

        private int bare(int from) {
            int i = from;
            while (i < node.to && !ENDS_BARE[bytes[i] & 0xFF]) {
                i++;
            }
            int end = Math.max(i, from + 1);
            text(from, end, false);
            return end;
        }

        private void text(int from, int to, boolean escaped) {
            if (level != null && level.object && level.member == null && colonFollows(to)) {
                level.member = level.path.key(bytes, from, to);
                if (Form.tellsMoreThanAName(bytes, from, to)) {
                    hand(level.path + " name", from, to, escaped);
                }
            } else {
                hand(level == null ? ROOT : level.here(), from, to, escaped);
            }
        }

        private void hand(Object step, int from, int to, boolean escaped) {
            if (escaped) {
                Escapes unescaped = Escapes.undo(bytes, from, to);
                children.decoded(step, unescaped.bytes(), unescaped.length());
            } else {
                children.slice(step, from, to);
            }
        }

        private boolean colonFollows(int position) {
            int i = position;
            if (i < node.to && (bytes[i] == '"' || bytes[i] == '\'')) {
                i++;
            }
            while (i < node.to && blank(bytes[i])) {
                i++;
            }
            return i < node.to && bytes[i] == ':';
        }
    }
}
