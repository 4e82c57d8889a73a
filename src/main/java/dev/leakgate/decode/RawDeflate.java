package dev.leakgate.decode;

/**
 * DEFLATE without a header, RFC 1951. It has no magic bytes, so it is tried on binary data only, and believed when
 * the stream ends where the data does, or when it ends early and gives readable text.
 */
final class RawDeflate implements Decoder {

    private static final int SHORTEST = 8;
    private static final int RESERVED_BLOCK_TYPE = 3;

    @Override
    public boolean suits(Node node) {
        return node.length() >= SHORTEST && (node.at(0) >>> 1 & 3) != RESERVED_BLOCK_TYPE
                && (!node.shape().ascii() || node.shape().hasControls());
    }

    @Override
    public boolean decode(Node node, Children children) {
        Inflate.Result result = Inflate.inflate(node.bytes, node.from, node.to, true, children.budget());
        boolean whole = result.finished() && result.consumed() == node.length() && result.length() > 0;
        boolean text = result.length() >= Math.min(64, node.length())
                && Text.makesSense(result.bytes(), 0, result.length());
        if (whole || text) {
            children.decoded("deflate", result.bytes(), result.length());
        }
        return whole || text;
    }
}
