package dev.leakgate.decode;

import java.nio.charset.StandardCharsets;

/** Apple's binary property lists, {@code bplist00}: the objects are found through the table of offsets at the end. */
final class BinaryPlist implements Decoder {

    private static final int TRAILER = 32;
    private static final int INTEGER = 1;
    private static final int DATA = 4;
    private static final int ASCII = 5;
    private static final int UTF16 = 6;

    @Override
    public boolean suits(Node node) {
        return node.length() > TRAILER + 8 && node.startsWith("bplist0");
    }

    @Override
    public boolean decode(Node node, Children children) {
        int trailer = node.to - TRAILER;
        int offsetSize = node.bytes[trailer + 6];
        long count = Bits.big64(node.bytes, trailer + 8);
        long table = Bits.big64(node.bytes, trailer + 24);
        if (offsetSize < 1 || offsetSize > 8 || count < 0 || count > node.length() || table < 8
                || table > node.length() - TRAILER || table + count * offsetSize > node.length() - TRAILER) {
            return false;
        }
        for (int i = 0; i < count; i++) {
            long offset = Bits.big(node.bytes, node.from + (int) table + i * offsetSize, offsetSize);
            if (offset >= 8 && offset < table) {
                object(node, i, node.from + (int) offset, node.from + (int) table, children);
            }
        }
        return true;
    }

    private static void object(Node node, int index, int at, int end, Children children) {
        int type = (node.bytes[at] & 0xFF) >>> 4;
        int info = node.bytes[at] & 0x0F;
        String step = "plist object " + index;
        if (type == INTEGER) {
            int width = 1 << info;
            if (width <= 8 && at + 1 + width <= end) {
                children.decoded(step, Long.toString(Bits.big(node.bytes, at + 1, width))
                        .getBytes(StandardCharsets.US_ASCII));
            }
            return;
        }
        int from = at + 1;
        long length = info;
        if (info == 0x0F && from < end) {
            int width = 1 << (node.bytes[from] & 0x03);
            if (from + 1 + width > end) {
                return;
            }
            length = Bits.big(node.bytes, from + 1, width);
            from += 1 + width;
        }
        long to = from + length * (type == UTF16 ? 2 : 1);
        if (length < 0 || to > end || to < from) {
            return;
        }
        if (type == DATA || type == ASCII) {
            children.slice(step, from, (int) to);
        } else if (type == UTF16) {
            children.decoded(step, new String(node.bytes, from, (int) to - from, StandardCharsets.UTF_16BE)
                    .getBytes(StandardCharsets.UTF_8));
        }
    }
}
