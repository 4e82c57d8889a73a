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
    private static final Charset[] WIDE = {StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE,
        Charset.forName("UTF-32LE"), Charset.forName("UTF-32BE")};

    @Override
    public boolean suits(Node node) {
        return node.length() >= 2 * SHORTEST_RUN
                && (node.shape().has('\0') || node.length() % 2 == 0 && !node.shape().ascii());
    }

    @Override
    public boolean decode(Node node, Children children) {
        for (Charset charset : WIDE) {
            int unit = charset.name().startsWith("UTF-16") ? 2 : 4;
            boolean little = charset.name().endsWith("LE");
            if (node.length() % unit == 0 && (unit == 2 || node.shape().has('\0')) && isText(node, charset)) {
                children.decoded(charset.name().toLowerCase(java.util.Locale.ROOT),
                        new String(node.bytes, node.from, node.length(), charset).getBytes(StandardCharsets.UTF_8));
                if (node.length() >= CERTAIN) {
                    return true;
                }
            } else if (node.shape().has('\0')) {
                runs(node, unit, little, charset, children);
            }
        }
        return false;
    }

    /** Letters, digits, blanks and punctuation throughout, and letters of few blocks. */
    private static boolean isText(Node node, Charset charset) {
        String sample = new String(node.bytes, node.from, Math.min(node.length(), 512), charset);
        long sane = sample.codePoints().filter(WideText::sane).count();
        return sane >= 2 && sane * 100 >= sample.codePointCount(0, sample.length()) * 95L;
    }

    private static boolean sane(int c) {
        return c >= 0x20 && c < 0x530 && c != 0x7F || c == '\n' || c == '\r' || c == '\t' || c == 0xFEFF
                || c >= 0x3000 && c < 0x3100 || c >= 0x4E00 && c < 0xA000 || c >= 0xAC00 && c < 0xD7A4
                || c >= 0xFF00 && c < 0xFFF0 || c >= 0x590 && c < 0xE80;
    }

    /** Latin text inside other bytes: a printable byte, then zeros, again and again. */
    private static void runs(Node node, int unit, boolean little, Charset charset, Children children) {
        int i = node.from;
        while (i + unit <= node.to) {
            int end = i;
            while (end + unit <= node.to && latin(node.bytes, end, unit, little)) {
                end += unit;
            }
            if ((end - i) / unit >= SHORTEST_RUN) {
                byte[] out = new byte[(end - i) / unit];
                for (int k = 0; k < out.length; k++) {
                    out[k] = node.bytes[i + k * unit + (little ? 0 : unit - 1)];
                }
                children.decoded(charset.name().toLowerCase(java.util.Locale.ROOT), out);
                i = end;
            } else {
                i++;
            }
        }
    }

    private static boolean latin(byte[] bytes, int at, int unit, boolean little) {
        for (int k = 0; k < unit; k++) {
            byte b = bytes[at + k];
            boolean low = k == (little ? 0 : unit - 1);
            if (low ? b < 0x20 || b == 0x7F : b != 0) {
                return false;
            }
        }
        return true;
    }
}
