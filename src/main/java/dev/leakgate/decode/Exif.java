package dev.leakgate.decode;

/** Exif, CIPA DC-008: the texts and raw values in a TIFF directory, as cameras and phones write them into pictures. */
final class Exif {

    private static final int ENTRY = 12;
    private static final int[] SIZES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8};
    private static final int MOST_DIRECTORIES = 8;

    private final Node node;
    private final int from;
    private final int to;
    private final Children children;
    private final boolean little;
    private int directories;

    private Exif(Node node, int from, int to, Children children) {
        this.node = node;
        this.from = from;
        this.to = to;
        this.children = children;
        this.little = node.bytes[from] == 'I';
    }

    /** @param from where the TIFF header {@code II*} or {@code MM*} begins */
    static void read(Node node, int from, int to, Children children) {
        if (to - from > 8) {
            Exif exif = new Exif(node, from, to, children);
            exif.directory(exif.number(from + 4, 4));
        }
    }

    private long number(int at, int width) {
        if (at < from || at + width > to) {
            return -1;
        }
        long big = Bits.big(node.bytes, at, width);
        return little ? Long.reverseBytes(big) >>> 64 - 8 * width : big;
    }

    private void directory(long offset) {
        long count = offset < 0 || offset > to - from ? -1 : number(from + (int) offset, 2);
        if (count < 0 || ++directories > MOST_DIRECTORIES) {
            return;
        }
        for (int i = 0; i < count; i++) {
            entry(from + (int) offset + 2 + ENTRY * i);
        }
    }

    private void entry(int at) {
        long tag = number(at, 2);
        long type = number(at + 2, 2);
        long count = number(at + 4, 4);
        if (tag < 0 || type < 1 || type >= SIZES.length || count <= 0) {
            return;
        }
        long size = count * SIZES[(int) type];
        long offset = size <= 4 ? at + 8 - from : number(at + 8, 4);
        boolean pointer = tag == 0x8769 || tag == 0x8825 || tag == 0xA005;
        if (pointer) {
            directory(number(at + 8, 4));
        } else if (SIZES[(int) type] == 1 && offset >= 0 && offset + size <= to - from) {
            children.slice("exif 0x%04x".formatted(tag), from + (int) offset, from + (int) (offset + size));
        }
    }
}
