package dev.leakgate.decode;

/** MessagePack (github.com/msgpack/msgpack, spec.md): a map or array that accounts for every byte. */
final class MessagePack implements Decoder {

    @Override
    public boolean suits(Node node) {
        int first = node.length() < 2 ? 0 : node.at(0);
        boolean container = first >= 0x81 && first <= 0x8F || first >= 0x91 && first <= 0x9F
                || first >= 0xDC && first <= 0xDF;
        return container && new Walk(node, null).value(ValuePath.root("msgpack"), node.from, 0) == node.to;
    }

    @Override
    public boolean decode(Node node, Children children) {
        new Walk(node, children).value(ValuePath.root("msgpack"), node.from, 0);
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
            int type = node.bytes[at] & 0xFF;
            if (type < 0x80 || type >= 0xE0) {
                return at + 1;
            }
            if (type < 0x90) {
                return members(path, at + 1, type & 0x0F, true, depth);
            }
            if (type < 0xA0) {
                return members(path, at + 1, type & 0x0F, false, depth);
            }
            if (type < 0xC0) {
                return bytes(path, at + 1, type & 0x1F);
            }
            return switch (type) {
                case 0xC0, 0xC2, 0xC3 -> at + 1;
                case 0xC4, 0xD9 -> sized(path, at + 1, 1);
                case 0xC5, 0xDA -> sized(path, at + 1, 2);
                case 0xC6, 0xDB -> sized(path, at + 1, 4);
                case 0xC7, 0xC8, 0xC9 -> extension(path, at + 1, 1 << type - 0xC7);
                case 0xCA -> fits(at + 5);
                case 0xCB -> fits(at + 9);
                case 0xCC, 0xCD, 0xCE, 0xCF -> integer(path, at + 1, 1 << type - 0xCC);
                case 0xD0, 0xD1, 0xD2, 0xD3 -> integer(path, at + 1, 1 << type - 0xD0);
                case 0xD4, 0xD5, 0xD6, 0xD7, 0xD8 -> bytes(path, at + 2, 1 << type - 0xD4);
                case 0xDC, 0xDE -> counted(path, at + 1, 2, type == 0xDE, depth);
                case 0xDD, 0xDF -> counted(path, at + 1, 4, type == 0xDF, depth);
                default -> -1;
            };
        }

        private long count(int at, int width) {
            return at + width <= node.to ? Bits.big(node.bytes, at, width) : -1;
        }

        private int sized(ValuePath path, int at, int width) {
            return bytes(path, at + width, count(at, width));
        }

        private int extension(ValuePath path, int at, int width) {
            return bytes(path, at + width + 1, count(at, width));
        }

        private int integer(ValuePath path, int at, int width) {
            if (at + width > node.to) {
                return -1;
            }
            number(path, Bits.big(node.bytes, at, width));
            return at + width;
        }

        private int counted(ValuePath path, int at, int width, boolean map, int depth) {
            long count = count(at, width);
            return count < 0 ? -1 : members(path, at + width, count, map, depth);
        }

        @Override
        int keyHead(int at) {
            int type = node.bytes[at] & 0xFF;
            return type == 0xD9 ? 2 : type == 0xDA ? 3 : type == 0xDB ? 5 : type >= 0xA0 && type < 0xC0 ? 1 : 0;
        }
    }
}
