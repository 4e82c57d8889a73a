package dev.leakgate.decode;

/** PNG, W3C Recommendation: its text chunks {@code tEXt}, {@code zTXt}, {@code iTXt} and {@code eXIf}. */
final class Png implements Decoder {

    private static final int SIGNATURE = 8;

    @Override
    public boolean suits(Node node) {
        return node.length() > SIGNATURE && node.startsWith("\u0089PNG\r\n");
    }

    @Override
    public boolean decode(Node node, Children children) {
        int at = node.from + SIGNATURE;
        while (at + 12 <= node.to) {
            long length = Bits.big32(node.bytes, at) & 0xFFFFFFFFL;
            int data = at + 8;
            int end = (int) Math.min(node.to, data + length);
            if (node.startsWith(at + 4, "tEXt") || node.startsWith(at + 4, "iTXt") || node.startsWith(at + 4, "zTXt")) {
                text(node, data, end, children);
            } else if (node.startsWith(at + 4, "eXIf")) {
                Exif.read(node, data, end, children);
            }
            at = (int) Math.min(node.to, data + length + 4);
        }
        return true;
    }

    /** A keyword, a zero, in {@code iTXt} more of those, and the text; compressed text is told by its zlib header. */
    private static void text(Node node, int from, int to, Children children) {
        int keyword = node.next(from, '\0');
        if (keyword >= to) {
            return;
        }
        String step = "png " + new String(node.bytes, from, keyword - from, java.nio.charset.StandardCharsets.ISO_8859_1);
        int start = keyword + 1;
        while (start < to && node.bytes[start] >= 0 && node.bytes[start] < ' ') {
            start++;
        }
        if (start < to) {
            children.slice(step, start, to);
        }
    }
}
