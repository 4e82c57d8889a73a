package dev.leakgate.decode;

/** PDF, ISO 32000: strings in parentheses or hex, also inside streams compressed with Flate. */
final class Pdf implements Decoder {

    private static final int LONGEST_STRING = 1 << 12;

    @Override
    public boolean suits(Node node) {
        return node.startsWith("%PDF-");
    }

    @Override
    public boolean decode(Node node, Children children) {
        int at = node.from;
        while (at < node.to) {
            int stream = find(node, at, "stream");
            strings(node, at, stream, children);
            int data = stream + 6;
            while (data < node.to && (node.bytes[data] == '\r' || node.bytes[data] == '\n')) {
                data++;
            }
            int end = data < node.to ? find(node, data, "endstream") : node.to;
            if (data < end) {
                children.slice("pdf stream", data, end);
            }
            at = end + 9;
        }
        return true;
    }

    private static int find(Node node, int from, String word) {
        int i = node.next(from, word.charAt(0));
        while (i < node.to && !node.startsWith(i, word)) {
            i = node.next(i + 1, word.charAt(0));
        }
        return i;
    }

    private static void strings(Node node, int from, int to, Children children) {
        int open = node.next(from, '(');
        while (open < to) {
            int close = open + 1;
            int depth = 1;
            while (close < to && close - open < LONGEST_STRING && depth > 0) {
                byte b = node.bytes[close++];
                depth += b == '(' ? 1 : b == ')' ? -1 : 0;
                close += b == '\\' ? 1 : 0;
            }
            children.slice("pdf string", open + 1, Math.min(to, Math.max(open + 1, close - 1)));
            open = node.next(Math.max(open + 1, close), '(');
        }
        for (open = node.next(from, '<'); open < to; open = node.next(open + 1, '<')) {
            int close = open + 1;
            while (close < to && Hex.digit(node.bytes[close]) >= 0) {
                close++;
            }
            if (close < to && node.bytes[close] == '>') {
                children.slice("pdf string", open + 1, close);
            }
        }
    }
}
