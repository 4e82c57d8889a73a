package dev.leakgate.decode;

/** gzip, RFC 1952: several members one after another, also cut short. */
final class Gzip implements Decoder {

    private static final int SHORTEST_HEADER = 10;
    private static final int TRAILER = 8;
    private static final int HAS_CRC = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;

    @Override
    public boolean suits(Node node) {
        return node.length() > SHORTEST_HEADER && node.startsWith("\u001f\u008b\b");
    }

    @Override
    public boolean decode(Node node, Children children) {
        int position = node.from;
        while (position < node.to && node.startsWith(position, "\u001f\u008b\b")) {
            int data = afterHeader(node, position);
            if (data >= node.to) {
                break;
            }
            Inflate.Result member = Inflate.inflate(node.bytes, data, node.to, true, children.budget());
            children.decoded("gzip", member.bytes(), member.length());
            if (!member.finished()) {
                break;
            }
            position = data + member.consumed() + TRAILER;
        }
        return position > node.from;
    }

    private static int afterHeader(Node node, int member) {
        if (node.to - member <= SHORTEST_HEADER) {
            return node.to;
        }
        int flags = node.bytes[member + 3];
        int position = member + SHORTEST_HEADER;
        if ((flags & HAS_EXTRA) != 0 && position + 2 <= node.to) {
            position += 2 + (node.bytes[position] & 0xFF) + ((node.bytes[position + 1] & 0xFF) << 8);
        }
        if ((flags & HAS_NAME) != 0) {
            position = node.next(position, '\0') + 1;
        }
        if ((flags & HAS_COMMENT) != 0) {
            position = node.next(position, '\0') + 1;
        }
        return (flags & HAS_CRC) != 0 ? position + 2 : position;
    }
}
