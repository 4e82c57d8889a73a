package dev.leakgate.decode;

/** BSON, bsonspec.org version 1.1: a document that begins with its own length and ends with a zero byte. */
final class Bson implements Decoder {

    private static final int SHORTEST = 8;

    @Override
    public boolean suits(Node node) {
        return node.length() >= SHORTEST && node.bytes[node.to - 1] == 0
                && Bits.little32(node.bytes, node.from) == node.length()
                && new Walk(node, null).document(ValuePath.root("bson"), node.from, 0, false) == node.to;
    }

    @Override
    public boolean decode(Node node, Children children) {
        new Walk(node, children).document(ValuePath.root("bson"), node.from, 0, false);
        return true;
    }

    private static final class Walk extends BinaryWalk {

        Walk(Node node, Children children) {
            super(node, children);
        }

        /** @return position after the document */
        int document(ValuePath path, int from, int depth, boolean array) {
            if (!begins(from + 4, depth)) {
                return -1;
            }
            int at = from + 4;
            for (int i = 0; at < node.to && node.bytes[at] != 0; i++) {
                int name = at + 1;
                int value = node.next(name, '\0') + 1;
                ValuePath member = array ? path.index(i) : path.key(node.bytes, name, Math.min(value, node.to) - 1);
                if (value > node.to) {
                    return -1;
                }
                name(path, name, value - 1);
                at = element(node.bytes[at], member, value, depth);
                if (at < 0) {
                    return -1;
                }
            }
            return at < node.to ? at + 1 : -1;
        }

        private int element(byte type, ValuePath path, int at, int depth) {
            return switch (type) {
                case 0x01 -> fits(at + 8);
                case 0x02, 0x0D, 0x0E -> sized(path, at, 4, -1);
                case 0x03 -> document(path, at, depth + 1, false);
                case 0x04 -> document(path, at, depth + 1, true);
                case 0x05 -> sized(path, at, 5, 0);
                case 0x06, 0x0A, (byte) 0xFF, 0x7F -> at;
                case 0x07 -> bytes(path, at, 12);
                case 0x08 -> fits(at + 1);
                case 0x09, 0x11, 0x12 -> number64(path, at);
                case 0x0B -> {
                    int second = node.next(at, '\0') + 1;
                    yield bytes(path, at, node.next(second, '\0') + 1 - at);
                }
                case 0x10 -> fits(at + 4);
                case 0x13 -> fits(at + 16);
                default -> -1;
            };
        }

        /** A length, then so many bytes; {@code surplus} of them are a terminating zero (-1) or not (0). */
        private int sized(ValuePath path, int at, int head, int surplus) {
            if (at + head > node.to) {
                return -1;
            }
            long length = Bits.little32(node.bytes, at) & 0xFFFFFFFFL;
            int end = bytes(path, at + head, length + surplus);
            return end < 0 ? -1 : fits((long) end - surplus);
        }

        private int number64(ValuePath path, int at) {
            if (at + 8 > node.to) {
                return -1;
            }
            number(path, Bits.little64(node.bytes, at));
            return at + 8;
        }
    }
}
