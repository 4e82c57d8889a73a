package dev.leakgate.decode;

/**
 * Snappy: raw blocks (format_description.txt of the reference implementation), which have no magic bytes but begin
 * with their own length, and the framing format, which has.
 */
final class Snappy implements Decoder {

    private static final String STREAM = "\u00ff\u0006\0\0sNaPpY";
    private static final int SHORTEST = 8;
    private static final int MOST_GROWTH = 200;

    @Override
    public boolean suits(Node node) {
        if (node.startsWith(STREAM)) {
            return true;
        }
        Varint length = Varint.at(node.bytes, node.from, node.to);
        return node.length() >= SHORTEST && length != null && length.value() >= SHORTEST
                && length.value() <= (long) node.length() * MOST_GROWTH && !node.shape().ascii()
                | node.shape().hasControls() && firstIsLiteral(node, length);
    }

    /** Nothing can be repeated before something was written. */
    private static boolean firstIsLiteral(Node node, Varint length) {
        return length.end() < node.to && (node.bytes[length.end()] & 3) == 0;
    }

    @Override
    public boolean decode(Node node, Children children) {
        Output out = new Output(children.budget(), node.length());
        boolean whole = node.startsWith(STREAM) ? framed(node, out) : block(node.bytes, node.from, node.to, out);
        if (whole) {
            children.decoded("snappy", out.bytes(), out.length());
        }
        return whole;
    }

    private static boolean framed(Node node, Output out) {
        int position = node.from;
        while (position + 4 <= node.to) {
            int type = node.bytes[position] & 0xFF;
            int length = Bits.little32(node.bytes, position) >>> 8;
            int data = position + 4;
            int end = Math.min(node.to, data + length);
            if (type == 0 && length > 4) {
                block(node.bytes, data + 4, end, out);
            } else if (type == 1 && length > 4 && end > data + 4) {
                out.write(node.bytes, data + 4, end - data - 4);
            }
            position = data + length;
        }
        return out.length() > 0;
    }

    /** @return true when it gave exactly the announced number of bytes */
    private static boolean block(byte[] in, int from, int to, Output out) {
        Varint announced = Varint.at(in, from, to);
        if (announced == null) {
            return false;
        }
        int before = out.length();
        int i = announced.end();
        while (i < to) {
            int tag = in[i++] & 0xFF;
            int kind = tag & 3;
            int extra = kind == 0 ? Math.max(0, (tag >>> 2) - 59) : kind == 1 ? 1 : kind == 2 ? 2 : 4;
            if (i + extra > to) {
                return false;
            }
            int value = 0;
            for (int k = 0; k < extra; k++) {
                value |= (in[i + k] & 0xFF) << 8 * k;
            }
            i += extra;
            if (kind == 0) {
                int count = (extra == 0 ? tag >>> 2 : value) + 1;
                if (count <= 0 || count > to - i) {
                    return false;
                }
                out.write(in, i, count);
                i += count;
            } else {
                int count = kind == 1 ? (tag >>> 2 & 7) + 4 : (tag >>> 2) + 1;
                int distance = kind == 1 ? (tag >>> 5) << 8 | value : value;
                if (!out.repeat(distance, count)) {
                    return false;
                }
            }
            if (out.length() - before > announced.value()) {
                return false;
            }
        }
        return out.length() - before == announced.value();
    }
}
