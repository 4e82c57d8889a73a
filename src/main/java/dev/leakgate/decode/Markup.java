package dev.leakgate.decode;

/**
 * XML and HTML: texts, attribute values, comments and CDATA, without caring for what is well formed. Character
 * references in them are left to {@link Entities}.
 */
final class Markup implements Decoder {

    private static final int LONGEST_NAME = 64;

    /** The element or attribute that a text belongs to. */
    private record Place(byte[] bytes, int from, int to, int attributeFrom, int attributeTo) {
        @Override
        public String toString() {
            String element = new String(bytes, from, to - from, java.nio.charset.StandardCharsets.UTF_8);
            return attributeTo == 0 ? "xml " + element : "xml " + element + "@"
                    + new String(bytes, attributeFrom, attributeTo - attributeFrom,
                    java.nio.charset.StandardCharsets.UTF_8);
        }
    }

    @Override
    public boolean suits(Shape shape) {
        return shape.has('<') && shape.has('>');
    }

    @Override
    public boolean suits(Node node) {
        int i = node.from + (node.startsWith("\u00ef\u00bb\u00bf") ? 3 : 0);
        while (i < node.to && " \t\r\n".indexOf(node.bytes[i]) >= 0) {
            i++;
        }
        return i + 2 < node.to && node.bytes[i] == '<'
                && (nameStart(node.bytes[i + 1]) || node.bytes[i + 1] == '?' || node.bytes[i + 1] == '!');
    }

    private static boolean nameStart(byte b) {
        return (b | 0x20) >= 'a' && (b | 0x20) <= 'z' || b == '_' || b < 0;
    }

    @Override
    public boolean decode(Node node, Children children) {
        int nameFrom = node.from;
        int nameTo = node.from;
        int i = node.from;
        while (i < node.to) {
            int open = node.next(i, '<');
            text(node, i, open, nameFrom, nameTo, children);
            if (node.startsWith(open, "<!--")) {
                i = comment(node, open + 4, "-->", children);
            } else if (node.startsWith(open, "<![CDATA[")) {
                i = comment(node, open + 9, "]]>", children);
            } else if (open + 1 < node.to && nameStart(node.bytes[open + 1])) {
                nameFrom = open + 1;
                nameTo = nameEnd(node, nameFrom);
                i = attributes(node, nameFrom, nameTo, children);
                if (raw(node, nameFrom, nameTo)) {
                    int end = find(node, i, "</");
                    text(node, i, end, nameFrom, nameTo, children);
                    i = end;
                }
            } else {
                i = node.next(open, '>') + 1;
            }
        }
        return true;
    }

    /** Scripts and styles may hold anything up to their closing tag. */
    private static boolean raw(Node node, int from, int to) {
        return to - from == 6 && node.startsWith(from, "script") || to - from == 5 && node.startsWith(from, "style");
    }

    private static int nameEnd(Node node, int from) {
        int i = from;
        while (i < node.to && i - from < LONGEST_NAME && node.bytes[i] > ' ' && "/>=\"'".indexOf(node.bytes[i]) < 0
                || i < node.to && node.bytes[i] < 0 && i - from < LONGEST_NAME) {
            i++;
        }
        return i;
    }

    private static int attributes(Node node, int nameFrom, int nameTo, Children children) {
        int i = nameTo;
        while (i < node.to && node.bytes[i] != '>') {
            if (!nameStart(node.bytes[i])) {
                i++;
                continue;
            }
            int end = Math.max(nameEnd(node, i), i + 1);
            int value = skipBlanks(node, end);
            if (value < node.to && node.bytes[value] == '=') {
                value = skipBlanks(node, value + 1);
                byte quote = value < node.to ? node.bytes[value] : 0;
                boolean quoted = quote == '"' || quote == '\'';
                int from = quoted ? value + 1 : value;
                int to = quoted ? node.next(from, (char) quote) : valueEnd(node, from);
                children.slice(new Place(node.bytes, nameFrom, nameTo, i, end), from, to);
                i = quoted ? to + 1 : to;
            } else {
                i = end;
            }
        }
        return Math.min(i + 1, node.to);
    }

    private static int skipBlanks(Node node, int from) {
        int i = from;
        while (i < node.to && node.bytes[i] >= 0 && node.bytes[i] <= ' ') {
            i++;
        }
        return i;
    }

    private static int valueEnd(Node node, int from) {
        int i = from;
        while (i < node.to && node.bytes[i] != '>' && (node.bytes[i] > ' ' || node.bytes[i] < 0)) {
            i++;
        }
        return i;
    }

    private static void text(Node node, int from, int to, int nameFrom, int nameTo, Children children) {
        int start = skipBlanks(node, from);
        if (start < to) {
            children.slice(new Place(node.bytes, nameFrom, nameTo, 0, 0), start, to);
        }
    }

    private static int comment(Node node, int from, String closing, Children children) {
        int end = find(node, from, closing);
        children.slice("xml comment", Math.min(from, end), end);
        return Math.min(node.to, end + closing.length());
    }

    private static int find(Node node, int from, String wanted) {
        int i = node.next(from, wanted.charAt(0));
        while (i < node.to && !node.startsWith(i, wanted)) {
            i = node.next(i + 1, wanted.charAt(0));
        }
        return i;
    }
}
