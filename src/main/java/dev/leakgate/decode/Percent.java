package dev.leakgate.decode;

/** Percent-encoding, RFC 3986 section 2.1, in either case; in forms and queries a plus sign is a space. */
final class Percent implements Decoder {

    @Override
    public boolean suits(Node node) {
        return node.shape().has('%') || (node.shape().has('+') && node.cameBy() instanceof Field);
    }

    @Override
    public boolean decode(Node node, Children children) {
        boolean plusIsSpace = node.cameBy() instanceof Field;
        byte[] out = new byte[node.length()];
        int length = 0;
        boolean changed = false;
        for (int i = node.from; i < node.to; i++) {
            byte b = node.bytes[i];
            int value = b == '%' && i + 2 < node.to ? Hex.pair(node.bytes, i + 1) : -1;
            if (value >= 0) {
                out[length++] = (byte) value;
                i += 2;
                changed = true;
            } else {
                boolean space = b == '+' && plusIsSpace;
                out[length++] = space ? (byte) ' ' : b;
                changed |= space;
            }
        }
        if (changed) {
            children.decoded("percent", out, length);
        }
        return false;
    }
}
