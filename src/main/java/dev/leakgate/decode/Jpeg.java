package dev.leakgate.decode;

/** JPEG, ITU-T T.81: the application segments (Exif, XMP, IPTC) and comments before the picture itself. */
final class Jpeg implements Decoder {

    private static final int FIRST_APPLICATION = 0xE0;
    private static final int LAST_APPLICATION = 0xEF;
    private static final int COMMENT = 0xFE;
    private static final int SCAN = 0xDA;

    @Override
    public boolean suits(Node node) {
        return node.length() > 6 && node.startsWith("\u00ff\u00d8\u00ff");
    }

    @Override
    public boolean decode(Node node, Children children) {
        int at = node.from + 2;
        while (at + 4 <= node.to && node.bytes[at] == (byte) 0xFF) {
            int marker = node.bytes[at + 1] & 0xFF;
            int length = (node.bytes[at + 2] & 0xFF) << 8 | node.bytes[at + 3] & 0xFF;
            int end = Math.min(node.to, at + 2 + length);
            if (marker == SCAN || length < 2) {
                break;
            }
            if (node.startsWith(at + 4, "Exif\0\0")) {
                Exif.read(node, at + 10, end, children);
            } else if (marker == COMMENT || marker >= FIRST_APPLICATION && marker <= LAST_APPLICATION) {
                children.slice("jpeg segment", at + 4, end);
            }
            at = end;
        }
        return true;
    }
}
