package dev.leakgate.decode;

/** LZ4 frames (LZ4 Frame Format 1.6) of LZ4 blocks, linked or not. */
final class Lz4 implements Decoder {

    private static final int HAS_BLOCK_CHECKSUM = 0x10;
    private static final int HAS_SIZE = 0x08;
    private static final int HAS_DICTIONARY = 0x01;
    private static final int UNCOMPRESSED = 0x80000000;

    @Override
    public boolean suits(Node node) {
        return node.length() >= 11 && node.startsWith("\u0004\"M\u0018");
    }

    @Override
    public boolean decode(Node node, Children children) {
        int flags = node.at(4);
        int position = node.from + 7 + ((flags & HAS_SIZE) != 0 ? 8 : 0) + ((flags & HAS_DICTIONARY) != 0 ? 4 : 0);
        Output out = new Output(children.budget(), node.length());
        while (position + 4 <= node.to) {
            int size = Bits.little32(node.bytes, position);
            int length = size & ~UNCOMPRESSED;
            position += 4;
            int end = (int) Math.min(node.to, (long) position + length);
            if (length == 0) {
                break;
            }
            if (size < 0) {
                out.write(node.bytes, position, end - position);
            } else if (!block(node.bytes, position, end, out)) {
                break;
            }
            position = end + ((flags & HAS_BLOCK_CHECKSUM) != 0 ? 4 : 0);
        }
        if (out.length() > 0) {
            children.decoded("lz4", out.bytes(), out.length());
        }
        return out.length() > 0;
    }

    /** @return false when the block is malformed; what it gave up to there has been written */
    private static boolean block(byte[] in, int from, int to, Output out) {
        int i = from;
        while (i < to) {
            int token = in[i++] & 0xFF;
            int literals = token >>> 4;
            if (literals == 15) {
                int more;
                do {
                    more = i < to ? in[i++] & 0xFF : 0;
                    literals += more;
                } while (more == 255);
            }
            if (literals > to - i) {
                return false;
            }
            out.write(in, i, literals);
            i += literals;
            if (i + 2 > to) {
                return true;
            }
            int distance = in[i] & 0xFF | (in[i + 1] & 0xFF) << 8;
            i += 2;
            int match = (token & 15) + 4;
            if (match == 19) {
                int more;
                do {
                    more = i < to ? in[i++] & 0xFF : 0;
                    match += more;
                } while (more == 255);
            }
            if (!out.repeat(distance, match)) {
                return false;
            }
        }
        return true;
    }
}
