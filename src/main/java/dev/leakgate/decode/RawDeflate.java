package dev.leakgate.decode;

/**
 * DEFLATE without a header, RFC 1951. It has no magic bytes, so it is tried on whole bodies and on noise only, when the first block's
 * header is possible, and believed when the stream ends where the data does, or breaks off after readable text.
 */
final class RawDeflate implements Decoder {

    /** Nobody divides so few bytes into several blocks. */
    private static final int ONE_BLOCK = 256;
    private static final int TELLING = 64;

    private final int shortest;

    /** @param shortest bytes that are worth the attempt */
    RawDeflate(int shortest) {
        this.shortest = shortest;
    }

    @Override
    public boolean suits(Node node) {
        return node.length() >= shortest && possible(node) && node.mayBeCompressed() && !Digest.mayBe(node);
    }

    private static boolean possible(Node node) {
        int head = Bits.little32(node.bytes, node.from);
        boolean last = (head & 1) != 0;
        if (!last && node.length() < ONE_BLOCK) {
            return false;
        }
        return switch (head >>> 1 & 3) {
            case 0 -> (node.at(1) ^ node.at(3)) == 0xFF && (node.at(2) ^ node.at(4)) == 0xFF;
            case 1 -> true;
            case 2 -> (head >>> 3 & 31) <= 29 && (head >>> 8 & 31) <= 29 && lengthsAreComplete(node);
            default -> false;
        };
    }

    /** The lengths of the code that encodes code lengths use up the code space, section 3.2.7. */
    private static boolean lengthsAreComplete(Node node) {
        int count = ((node.at(1) | node.at(2) << 8) >>> 5 & 15) + 4;
        int used = 0;
        for (int i = 0; i < count; i++) {
            int at = 17 + 3 * i;
            int length = at / 8 + 1 < node.length() ? (node.at(at / 8) | node.at(at / 8 + 1) << 8) >>> at % 8 & 7 : 0;
            used += length == 0 ? 0 : 128 >>> length;
        }
        return used == 128;
    }

    @Override
    public boolean decode(Node node, Children children) {
        Inflate.Result result = Inflate.inflate(node.bytes, node.from, node.to, true, children.budget());
        boolean whole = result.finished() && result.consumed() == node.length() && result.length() > 0;
        boolean toItsEnd = result.consumed() == node.length() || result.length() >= node.length();
        boolean text = toItsEnd && result.length() >= Math.min(TELLING, node.length())
                && Text.makesSense(result.bytes(), 0, result.length());
        if (whole || text) {
            children.decoded("deflate", result.bytes(), result.length());
        }
        return whole || text;
    }
}
