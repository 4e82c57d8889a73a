package dev.leakgate.decode;

/**
 * {@code application/x-www-form-urlencoded}, as WHATWG URL section 5 has it, also with {@code ;} between fields. Known
 * by what stands before the first equals sign: a short name.
 */
final class Form implements Decoder {

    private static final Shape NAME = Shape.alphabet(
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-.~%[]+$@:*!()");
    /** Escaped in real forms; forgiven in short ones that were written by hand. */
    private static final Shape PROSE = Shape.alphabet(" \t\r\n\"<>{}");
    private static final Shape CODE = Shape.alphabet("<>{}");
    private static final int LONGEST_PROSE = 2000;
    private static final int LONGEST_NAME = 200;

    @Override
    public boolean suits(Shape shape) {
        return shape.has('=');
    }

    @Override
    public boolean suits(Node node) {
        boolean prose = node.shape().touches(PROSE);
        if (prose && (node.length() > LONGEST_PROSE || node.shape().touches(CODE))) {
            return false;
        }
        int equals = node.next(node.from, '=');
        int name = equals - node.from;
        return name > 0 && name <= LONGEST_NAME && !onlyPaddingAfter(node, equals)
                && Shape.of(node.bytes, node.from, equals).within(NAME);
    }

    /** {@code YWJj==} is base64, not a form. */
    private static boolean onlyPaddingAfter(Node node, int equals) {
        int i = equals;
        while (i < node.to && node.bytes[i] == '=') {
            i++;
        }
        return i == node.to;
    }

    @Override
    public boolean decode(Node node, Children children) {
        fields("cookie".equals(node.cameBy()) ? "cookie" : "form", node, node.from, node.to, children);
        return !node.shape().has(' ') && !node.shape().has('\n');
    }

    /** Hands over every value, and every name that is more than a name. */
    static void fields(String container, Node node, int from, int to, Children children) {
        int start = from;
        while (start < to) {
            while (start < to && node.bytes[start] == ' ') {
                start++;
            }
            int end = start;
            int equals = -1;
            while (end < to && node.bytes[end] != '&' && node.bytes[end] != ';') {
                if (equals < 0 && node.bytes[end] == '=') {
                    equals = end;
                }
                end++;
            }
            int nameEnd = equals < 0 ? end : equals;
            if (tellsMoreThanAName(node.bytes, start, nameEnd)) {
                children.slice(container + " name", start, nameEnd);
            }
            if (equals >= 0) {
                children.slice(new Field(container, node.bytes, start, nameEnd), equals + 1, end);
            }
            start = end + 1;
        }
    }

    /** Long, or holding more than letters and underscores: something may be hidden in it. */
    static boolean tellsMoreThanAName(byte[] bytes, int from, int to) {
        if (to - from >= 24) {
            return true;
        }
        for (int i = from; i < to && to - from >= 8; i++) {
            int c = bytes[i] | 0x20;
            if ((c < 'a' || c > 'z') && bytes[i] != '_') {
                return true;
            }
        }
        return false;
    }
}
