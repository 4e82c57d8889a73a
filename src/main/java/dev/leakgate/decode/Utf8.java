package dev.leakgate.decode;

/** UTF-8, RFC 3629. */
final class Utf8 {

    private Utf8() {
    }

    /** @return the new length */
    static int write(int codePoint, byte[] out, int length) {
        int at = length;
        if (codePoint < 0x80) {
            out[at++] = (byte) codePoint;
        } else if (codePoint < 0x800) {
            out[at++] = (byte) (0xC0 | codePoint >>> 6);
            out[at++] = (byte) (0x80 | codePoint & 0x3F);
        } else if (codePoint < 0x10000) {
            out[at++] = (byte) (0xE0 | codePoint >>> 12);
            out[at++] = (byte) (0x80 | codePoint >>> 6 & 0x3F);
            out[at++] = (byte) (0x80 | codePoint & 0x3F);
        } else {
            out[at++] = (byte) (0xF0 | codePoint >>> 18 & 7);
            out[at++] = (byte) (0x80 | codePoint >>> 12 & 0x3F);
            out[at++] = (byte) (0x80 | codePoint >>> 6 & 0x3F);
            out[at++] = (byte) (0x80 | codePoint & 0x3F);
        }
        return at;
    }
}
