package dev.leakgate.decode;

import java.nio.charset.StandardCharsets;

/** ZIP archives, PKWARE APPNOTE 6.3: names and contents of the entries, read from the front, also when cut short. */
final class Zip implements Decoder {

    private static final String ENTRY = "PK\u0003\u0004";
    private static final int HEAD = 30;
    private static final int SIZE_FOLLOWS = 8;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    @Override
    public boolean suits(Node node) {
        return node.length() > HEAD && node.startsWith(ENTRY);
    }

    @Override
    public boolean decode(Node node, Children children) {
        int at = node.from;
        while (at + HEAD <= node.to && node.startsWith(at, ENTRY)) {
            int flags = node.bytes[at + 6];
            int method = little16(node, at + 8);
            long size = Bits.little32(node.bytes, at + 18) & 0xFFFFFFFFL;
            int name = at + HEAD;
            int nameEnd = Math.min(node.to, name + little16(node, at + 26));
            int data = nameEnd + little16(node, at + 28);
            if (data > node.to) {
                break;
            }
            children.slice("zip name", name, nameEnd);
            String step = "zip " + new String(node.bytes, name, nameEnd - name, StandardCharsets.UTF_8);
            int end = (int) Math.min(node.to, data + size);
            if (method == DEFLATED) {
                Inflate.Result content = Inflate.inflate(node.bytes, data, node.to, true, children.budget());
                children.decoded(step, content.bytes(), content.length());
                end = data + content.consumed();
            } else if (method == STORED && (flags & SIZE_FOLLOWS) == 0) {
                children.slice(step, data, end);
            } else {
                children.budget().unread("zip entry " + step.substring(4) + " has compression method " + method);
            }
            at = next(node, end);
        }
        return true;
    }

    private static int next(Node node, int from) {
        int at = node.next(from, 'P');
        while (at < node.to && !node.startsWith(at, ENTRY)) {
            at = node.next(at + 1, 'P');
        }
        return at;
    }

    private static int little16(Node node, int at) {
        return node.bytes[at] & 0xFF | (node.bytes[at + 1] & 0xFF) << 8;
    }
}
