package dev.leakgate.decode;

/** CBOR, RFC 8949: a map, array or tagged value that accounts for every byte, of definite or indefinite length. */
final class Cbor implements Decoder {

    private static final int DEEPEST = 64;
    private static final int UNSIGNED = 0;
    private static final int BYTES = 2;
    private static final int TEXT = 3;
    private static final int ARRAY = 4;
    private static final int MAP = 5;
    private static final int TAG = 6;
    private static final int INDEFINITE = 31;
    private static final int BREAK = 0xFF;

    @Override
    public boolean suits(Node node) {
        int major = node.length() < 2 ? -1 : node.at(0) >>> 5;
        return major >= ARRAY && major <= TAG
                && new Walk(node, null).value(ValuePath.root("cbor"), node.from, 0) == node.to;
    }

    @Override
    public boolean decode(Node node, Children children) {
        new Walk(node, children).value(ValuePath.root("cbor"), node.from, 0);
        return true;
    }

    private static final class Walk {

        private final Node node;
        private final BinaryValues values;

        Walk(Node node, Children children) {
            this.node = node;
            this.values = new BinaryValues(node, children);
        }

        /** @return position after the value, or -1 when it is malformed */
        int value(ValuePath path, int at, int depth) {
            if (at >= node.to || depth > DEEPEST) {
                return -1;
            }
            int major = (node.bytes[at] & 0xFF) >>> 5;
            int info = node.bytes[at] & 0x1F;
            boolean indefinite = info == INDEFINITE && major >= BYTES && major <= MAP;
            int width = info < 24 ? 0 : info < 28 ? 1 << info - 24 : indefinite ? 0 : -1;
            int content = at + 1 + width;
            if (width < 0 || content > node.to) {
                return -1;
            }
            long argument = width == 0 ? info : Bits.big(node.bytes, at + 1, width);
            return switch (major) {
                case BYTES, TEXT -> indefinite ? chunks(path, content, depth) : bytes(path, content, argument);
                case ARRAY, MAP -> members(path, content, indefinite ? -1 : argument, major == MAP, depth);
                case TAG -> value(path, content, depth + 1);
                case UNSIGNED, 1 -> {
                    values.number(path, argument);
                    yield content;
                }
                default -> content;
            };
        }

        private int bytes(ValuePath path, int from, long length) {
            if (length < 0 || from + length > node.to || from + length < from) {
                return -1;
            }
            values.bytes(path, from, (int) (from + length));
            return (int) (from + length);
        }

        private int chunks(ValuePath path, int from, int depth) {
            int at = from;
            while (at >= 0 && at < node.to && (node.bytes[at] & 0xFF) != BREAK) {
                at = value(path, at, depth + 1);
            }
            return at < 0 || at >= node.to ? -1 : at + 1;
        }

        /** @param count -1 for up to the break */
        private int members(ValuePath path, int from, long count, boolean map, int depth) {
            if (count > node.to - from) {
                return -1;
            }
            int at = from;
            for (int i = 0; count < 0 || i < count; i++) {
                if (at < 0 || at >= node.to && count < 0) {
                    return -1;
                }
                if (count < 0 && (node.bytes[at] & 0xFF) == BREAK) {
                    return at + 1;
                }
                ValuePath member = path.index(i);
                if (map) {
                    int key = at;
                    at = value(member, at, depth + 1);
                    if (at < 0) {
                        return -1;
                    }
                    member = path.key(node.bytes, Math.min(at, key + keyHead(key)), at);
                }
                at = value(member, at, depth + 1);
            }
            return at;
        }

        private int keyHead(int at) {
            int info = node.bytes[at] & 0x1F;
            return (node.bytes[at] & 0xFF) >>> 5 != TEXT ? 0 : info < 24 ? 1 : info < 28 ? 1 + (1 << info - 24) : 1;
        }
    }
}
