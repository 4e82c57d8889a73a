package dev.leakgate.decode;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Character references of HTML and XML: {@code &#112;}, {@code &#x70;} and the names that texts really use. */
final class Entities implements Decoder {

    private static final int LONGEST = 10;
    private static final Map<String, Integer> NAMED = Map.ofEntries(Map.entry("amp", (int) '&'),
            Map.entry("lt", (int) '<'), Map.entry("gt", (int) '>'), Map.entry("quot", (int) '"'),
            Map.entry("apos", (int) '\''), Map.entry("nbsp", (int) ' '), Map.entry("Tab", (int) '\t'),
            Map.entry("NewLine", (int) '\n'), Map.entry("colon", (int) ':'), Map.entry("sol", (int) '/'),
            Map.entry("equals", (int) '='), Map.entry("plus", (int) '+'), Map.entry("comma", (int) ','),
            Map.entry("period", (int) '.'), Map.entry("lowbar", (int) '_'), Map.entry("quest", (int) '?'),
            Map.entry("num", (int) '#'), Map.entry("commat", (int) '@'), Map.entry("percnt", (int) '%'),
            Map.entry("lcub", (int) '{'), Map.entry("rcub", (int) '}'), Map.entry("ndash", 0x2013));

    @Override
    public boolean suits(Shape shape) {
        return shape.has('&') && (shape.has(';') || shape.has('#'));
    }

    @Override
    public boolean suits(Node node) {
        return next(node, node.from) < node.to;
    }

    private static int next(Node node, int from) {
        for (int i = node.next(from, '&'); i < node.to; i = node.next(i + 1, '&')) {
            if (end(node.bytes, i, node.to) > 0) {
                return i;
            }
        }
        return node.to;
    }

    /**
     * Position behind the name or number of the reference that begins at {@code from}, or -1. A number may lack its
     * semicolon and ends with its digits then, as HTML reads it (WHATWG HTML, section 13.2.5.80).
     */
    private static int end(byte[] bytes, int from, int to) {
        int i = from + 1;
        boolean number = i < to && bytes[i] == '#';
        boolean hex = number && i + 1 < to && (bytes[i + 1] | 0x20) == 'x';
        int begin = number ? i + (hex ? 2 : 1) : i;
        i = begin;
        while (i < to && i - begin <= LONGEST && (number ? Character.digit(bytes[i], hex ? 16 : 10) >= 0
                : Character.isLetterOrDigit(bytes[i]))) {
            i++;
        }
        return i > begin && (number || i < to && bytes[i] == ';') ? i : -1;
    }

    @Override
    public boolean decode(Node node, Children children) {
        Stretches.around(node, Entities::next, "<>\n", stretch -> {
            byte[] out = new byte[stretch.to() - stretch.from()];
            int length = 0;
            int i = stretch.from();
            while (i < stretch.to()) {
                int end = node.bytes[i] == '&' ? end(node.bytes, i, stretch.to()) : -1;
                int character = end < 0 ? -1 : character(new String(node.bytes, i + 1, end - i - 1,
                        StandardCharsets.ISO_8859_1));
                if (character < 0) {
                    out[length++] = node.bytes[i++];
                } else {
                    length = Utf8.write(character, out, length);
                    i = end < stretch.to() && node.bytes[end] == ';' ? end + 1 : end;
                }
            }
            children.decoded("entities", out, length);
        });
        return false;
    }

    private static int character(String reference) {
        if (!reference.startsWith("#")) {
            return NAMED.getOrDefault(reference, -1);
        }
        boolean hex = reference.startsWith("#x") || reference.startsWith("#X");
        try {
            int value = Integer.parseInt(reference.substring(hex ? 2 : 1), hex ? 16 : 10);
            return value < 0 || value > Character.MAX_CODE_POINT ? -1 : value;
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
