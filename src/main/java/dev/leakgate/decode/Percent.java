package dev.leakgate.decode;

/**
 * Percent-encoding, RFC 3986 section 2.1, in either case, and JavaScript's {@code %uXXXX} (ECMA-262 annex B.2.1.1); in
 * forms and queries a plus sign is a space.
 */
final class Percent implements Decoder {

    @Override
    public boolean suits(Shape shape) {
        return shape.has('%') || shape.has('+');
    }

    @Override
    public boolean suits(Node node) {
        return node.shape().has('%') && next(node, node.from) < node.to || node.shape().has('+') && node.isField();
    }

    private static int next(Node node, int from) {
        for (int i = node.next(from, '%'); i + 2 < node.to; i = node.next(i + 1, '%')) {
            if (Hex.pair(node.bytes, i + 1) >= 0 || node.bytes[i + 1] == 'u') {
                return i;
            }
        }
        return node.to;
    }

    /**
     * A value in a field is read to its end by this, and what it says raw is of no interest. Where a plus sign may be
     * a space or, since somebody forgot to escape base64, itself, both are read.
     */
    @Override
    public boolean decode(Node node, Children children) {
        boolean field = node.isField();
        boolean plus = field && node.shape().has('+');
        boolean escaped = node.shape().has('%');
        Stretches.around(node, Percent::next, "\"'<> \t\r\n", stretch -> {
            byte[] out = new byte[stretch.to() - stretch.from()];
            children.decoded("percent", out, undo(node.bytes, stretch.from(), stretch.to(), field, out));
            if (plus && escaped) {
                byte[] kept = new byte[out.length];
                children.decoded("percent", kept, undo(node.bytes, stretch.from(), stretch.to(), false, kept));
            }
        });
        return field && escaped && !node.shape().has(' ');
    }

    /** @return the length of what was written to {@code out} */
    static int undo(byte[] in, int from, int to, boolean plusIsSpace, byte[] out) {
        int length = 0;
        int i = from;
        while (i < to) {
            byte b = in[i];
            int value = b == '%' && i + 2 < to ? Hex.pair(in, i + 1) : -1;
            int unit = b == '%' && i + 5 < to && in[i + 1] == 'u' ? unit(in, i + 2) : -1;
            if (value >= 0) {
                out[length++] = (byte) value;
                i += 3;
            } else if (unit >= 0) {
                i += 6;
                if (Character.isHighSurrogate((char) unit) && i + 5 < to && in[i] == '%' && in[i + 1] == 'u') {
                    int low = unit(in, i + 2);
                    if (low >= 0 && Character.isLowSurrogate((char) low)) {
                        unit = Character.toCodePoint((char) unit, (char) low);
                        i += 6;
                    }
                }
                length = Utf8.write(unit, out, length);
            } else {
                out[length++] = b == '+' && plusIsSpace ? (byte) ' ' : b;
                i++;
            }
        }
        return length;
    }

    private static int unit(byte[] in, int at) {
        int high = Hex.pair(in, at);
        int low = Hex.pair(in, at + 2);
        return high < 0 || low < 0 ? -1 : high << 8 | low;
    }
}
