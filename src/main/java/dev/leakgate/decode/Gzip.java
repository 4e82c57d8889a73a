package dev.leakgate.decode;

/** gzip, RFC 1952: several members one after another, also cut short. */
final class Gzip implements Decoder {

    private static final String MAGIC = "\u001f\u008b\b";
    private static final int SHORTEST_HEADER = 10;
    private static final int TRAILER = 8;
    private static final int HAS_CRC = 2;
    private static final int HAS_EXTRA = 4;
    private static final int HAS_NAME = 8;
    private static final int HAS_COMMENT = 16;

    @Override
    public boolean suits(Node node) {
        return node.length() > SHORTEST_HEADER && node.startsWith(MAGIC);
    }

    @Override
    public boolean decode(Node node, Children children) {
        int data = afterHeader(node, node.from);
        if (data >= node.to) {
            return false;
        }
        Inflate.Result member = Inflate.inflate(node.bytes, data, node.to, true, children.budget());
        int next = data + member.consumed() + TRAILER;
        if (member.finished() && node.startsWith(next, MAGIC)) {
            several(node, member, next, children);
        } else {
            children.decoded("gzip", member.bytes(), member.length());
        }
        return member.length() > 0 || member.finished();
    }

    /** A text may go on from one member to the next. */
    private static void several(Node node, Inflate.Result first, int second, Children children) {
        Output all = new Output(children.budget(), node.length());
        all.write(first.bytes(), 0, first.length());
        boolean goesOn = true;
        for (int at = second; goesOn && node.startsWith(at, MAGIC); ) {
            int data = afterHeader(node, at);
            Inflate.Result member = Inflate.inflate(node.bytes, Math.min(data, node.to), node.to, true,
                    children.budget());
            all.write(member.bytes(), 0, member.length());
            goesOn = member.finished() && !all.full();
            at = data + member.consumed() + TRAILER;
        }
        if (all.full()) {
            children.budget().cut(all.length());
        }
        children.decoded("gzip", all.bytes(), all.length());
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
