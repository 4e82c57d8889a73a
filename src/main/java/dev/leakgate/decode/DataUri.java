package dev.leakgate.decode;

/** {@code data:} addresses, RFC 2397, alone or inside a page or style sheet. */
final class DataUri implements Decoder {

    private static final int LONGEST_TYPE = 120;
    private static final int SHORTEST = 12;

    @Override
    public boolean suits(Shape shape) {
        return shape.has(':') && shape.has(',');
    }

    @Override
    public boolean suits(Node node) {
        return node.length() >= SHORTEST && next(node, node.from) < node.to;
    }

    private static int next(Node node, int from) {
        int colon = node.next(from, ':');
        while (colon < node.to && !node.startsWith(colon - 4, "data:")) {
            colon = node.next(colon + 1, ':');
        }
        return colon;
    }

    /** The comma that ends the media type, or where it should have been at the latest. */
    private static int comma(Node node, int colon) {
        int i = colon;
        while (i < node.to - 1 && i - colon < LONGEST_TYPE && node.bytes[i] != ',') {
            i++;
        }
        return i;
    }

    @Override
    public boolean decode(Node node, Children children) {
        int end;
        for (int colon = next(node, node.from); colon < node.to; colon = next(node, end)) {
            int comma = comma(node, colon);
            end = comma + 1;
            if (node.bytes[comma] != ',') {
                continue;
            }
            while (end < node.to && node.bytes[end] > ' ' && "\"'<>)\\".indexOf(node.bytes[end]) < 0) {
                end++;
            }
            if (node.startsWith(comma - 7, ";base64")) {
                byte[] out = new byte[(end - comma) / 4 * 3 + 3];
                children.decoded("data-uri", out, Base64.ALPHABET.decode(node.bytes, comma + 1, end, 6, out));
            } else {
                children.slice("data-uri", comma + 1, end);
            }
        }
        return node.startsWith("data:");
    }
}
