package dev.leakgate.decode;

/** CBOR, RFC 8949: a map, array or tagged value that accounts for every byte, of definite or indefinite length. */
final class Cbor implements Decoder {

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

    private static final class Walk extends ItemWalk {

        Walk(Node node, Children children) {
            super(node, children);
        }

        @Override
        int value(ValuePath path, int at, int depth) {
            if (!begins(at, depth)) {
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
            if (argument < 0 && major >= BYTES && major <= MAP) {
                return -1;
            }
            return switch (major) {
                case BYTES, TEXT -> indefinite ? chunks(path, content, depth) : bytes(path, content, argument);
                case ARRAY, MAP -> members(path, content, indefinite ? -1 : argument, major == MAP, depth);
                case TAG -> value(path, content, depth + 1);
                case UNSIGNED, 1 -> {
                    number(path, argument);
                    yield content;
                }
                default -> content;
            };
        }

        private int chunks(ValuePath path, int from, int depth) {
            int at = from;
            while (at >= 0 && at < node.to && !breaks(at)) {
                at = value(path, at, depth + 1);
            }
            return at < 0 || at >= node.to ? -1 : at + 1;
        }

        @Override
        boolean breaks(int at) {
            return (node.bytes[at] & 0xFF) == BREAK;
        }

        @Override
        int keyHead(int at) {
            int info = node.bytes[at] & 0x1F;
            return (node.bytes[at] & 0xFF) >>> 5 != TEXT ? 0 : info < 24 ? 1 : info < 28 ? 1 + (1 << info - 24) : 1;
        }
    }
}
