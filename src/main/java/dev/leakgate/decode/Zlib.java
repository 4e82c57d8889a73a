package dev.leakgate.decode;

/** zlib, RFC 1950: known by its two bytes of header, which carry a check of their own. */
final class Zlib implements Decoder {

    private static final int DEFLATE = 8;
    private static final int LARGEST_WINDOW = 7;

    @Override
    public boolean suits(Node node) {
        if (node.length() < 6) {
            return false;
        }
        int method = node.at(0);
        return (method & 0xF) == DEFLATE && method >>> 4 <= LARGEST_WINDOW && (method << 8 | node.at(1)) % 31 == 0;
    }

    @Override
    public boolean decode(Node node, Children children) {
        Inflate.Result result = Inflate.inflate(node.bytes, node.from, node.to, false, children.budget());
        if (result.length() > 0) {
            children.decoded("zlib", result.bytes(), result.length());
        }
        return result.finished();
    }
}
