package dev.leakgate.decode;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * UTF-16 and UTF-32 in either order, with or without a mark. Latin text is told by its zero bytes, also where it is
 * only a part; other scripts by a mark, or by letters of one script making up the whole.
 */
final class WideText implements Decoder {

    private static final int SHORTEST_RUN = 4;
    /** Fewer bytes, in bytes, may look like Chinese by chance. */
    private static final int CERTAIN = 24;
    private static final int SAMPLE = 200;
    private static final Charset[] WIDE = {StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE,
        Charset.forName("UTF-32LE"), Charset.forName("UTF-32BE")};

    @Override
    public boolean suits(Shape shape) {
        return shape.has('\0') || !shape.ascii();
    }

    @Override
    public boolean suits(Node node) {
        return node.length() >= 2 * SHORTEST_RUN
                && (node.shape().has('\0') || node.length() % 2 == 0 && !node.shape().ascii());
    }

    @Override
    public boolean decode(Node node, Children children) {
        boolean certain = false;
        for (Charset charset : WIDE) {
            int unit = charset.name().startsWith("UTF-16") ? 2 : 4;
            if (node.length() % unit == 0 && (unit == 2 || node.shape().has('\0')) && isText(node, charset)) {
                children.decoded(step(charset),
                        new String(node.bytes, node.from, node.length(), charset).getBytes(StandardCharsets.UTF_8));
                certain |= node.length() >= CERTAIN;
            }
        }
        if (node.shape().has('\0')) {
            runs(node, children);
        }
        return certain;
    }

    private static String step(Charset charset) {
        return charset.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Letters, digits, blanks and punctuation of the scripts that people type, almost throughout. */
    private static boolean isText(Node node, Charset charset) {
        boolean little = charset.name().endsWith("LE");
        int unit = charset.name().startsWith("UTF-16") ? 2 : 4;
        int units = Math.min(node.length() / unit, SAMPLE);
        int strange = 0;
        for (int i = 0; i < units && strange * 20 <= units; i++) {
            int at = node.from + i * unit;
            int value = (int) Bits.big(node.bytes, at, unit);
            strange += sane(little ? Integer.reverseBytes(value) >>> 32 - 8 * unit : value) ? 0 : 1;
        }
        return units >= 2 && strange * 20 <= units;
    }

    static boolean sane(int c) {
        return c >= 0x20 && c < 0x530 && c != 0x7F || c == '\n' || c == '\r' || c == '\t' || c == 0xFEFF
                || c >= 0x3000 && c < 0x3100 || c >= 0x4E00 && c < 0xA000 || c >= 0xAC00 && c < 0xD7A4
                || c >= 0xFF00 && c < 0xFFF0 || c >= 0x590 && c < 0xE80;
    }

    /** Latin text inside other bytes: printable bytes with one or three zeros between them, again and again. */
    private static void runs(Node node, Children children) {
        int zero = node.next(node.from, '\0');
        while (zero < node.to) {
            int unit = zero + 1 < node.to && node.bytes[zero + 1] == 0 ? 4 : 2;
            int first = zero > node.from && latin(node.bytes[zero - 1]) ? zero - 1 : zero + unit - 1;
            int end = first;
            while (end < node.to && latin(node.bytes[end]) && zeros(node, end + 1, Math.min(end + unit, node.to))) {
                end += unit;
            }
            if ((end - first) / unit >= SHORTEST_RUN) {
                byte[] out = new byte[(end - first) / unit];
                for (int k = 0; k < out.length; k++) {
                    out[k] = node.bytes[first + k * unit];
                }
                boolean little = first < zero;
                children.decoded(step(WIDE[(unit == 2 ? 0 : 2) + (little ? 0 : 1)]), out);
            }
            zero = node.next(Math.max(zero + 1, end), '\0');
        }
    }

    private static boolean latin(byte b) {
        return b >= 0x20 && b != 0x7F;
    }

    private static boolean zeros(Node node, int from, int to) {
        for (int i = from; i < to; i++) {
            if (node.bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
