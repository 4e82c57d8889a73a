package dev.leakgate.decode;

/**
 * A list of numbers of which each is a byte, as {@code JSON.stringify} writes an array of them and Gson a Java
 * {@code byte[]}: 0 to 255 or -128 to 127, at least eight, anywhere in a JSON text. Believed when the bytes make sense.
 */
final class ByteNumbers implements Decoder {

    private static final int FEWEST = 8;

    @Override
    public boolean suits(Shape shape) {
        return shape.has('[') && shape.has(',');
    }

    @Override
    public boolean suits(Node node) {
        return node.length() > 2 * FEWEST;
    }

    @Override
    public boolean decode(Node node, Children children) {
        for (int open = node.next(node.from, '['); open < node.to; open = node.next(open + 1, '[')) {
            if (open + 1 < node.to && startsNumber(node.bytes[open + 1])) {
                list(node, open + 1, children);
            }
        }
        return false;
    }

    private static boolean startsNumber(byte b) {
        return b == '-' || b >= '0' && b <= '9' || b == ' ';
    }

    private static void list(Node node, int from, Children children) {
        int close = from;
        while (close < node.to && (startsNumber(node.bytes[close]) || node.bytes[close] == ',' || node.bytes[close] == '\n')) {
            close++;
        }
        byte[] out = new byte[(close - from + 1) / 2 + 1];
        int length = 0;
        int i = from;
        while (i < close) {
            int sign = node.bytes[i] == '-' ? -1 : 1;
            int digits = sign < 0 ? i + 1 : i;
            int value = 0;
            int end = digits;
            while (end < close && node.bytes[end] >= '0' && node.bytes[end] <= '9' && value < 256) {
                value = 10 * value + node.bytes[end++] - '0';
            }
            if (end == digits) {
                i++;
                continue;
            }
            value *= sign;
            if (value < Byte.MIN_VALUE || value > 255) {
                return;
            }
            out[length++] = (byte) value;
            i = end;
        }
        if (length >= FEWEST && Text.makesSense(out, 0, length)) {
            children.guessed("byte numbers", out, length);
        }
    }
}
