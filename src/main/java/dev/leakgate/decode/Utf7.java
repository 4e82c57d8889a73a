package dev.leakgate.decode;

import java.nio.charset.StandardCharsets;

/** UTF-7, RFC 2152: {@code +fatyRg-}. A plus sign before a few letters is common, so the outcome must be letters. */
final class Utf7 implements Decoder {

    /** Characters without a direct one; more in a row are no text. */
    private static final int LONGEST = 1 << 10;

    @Override
    public boolean suits(Shape shape) {
        return shape.has('+') && shape.ascii();
    }

    @Override
    public boolean suits(Node node) {
        return (!Base64.ALPHABET.spells(node) || node.at(0) == '+' || node.shape().has('-'))
                && next(node, node.from) < node.to;
    }

    /** The next plus sign with at least three base64 characters, which make one character, behind it. */
    private static int next(Node node, int from) {
        for (int i = node.next(from, '+'); i + 3 < node.to; i = node.next(i + 1, '+')) {
            if (end(node.bytes, i + 1, i + 4) == i + 4) {
                return i;
            }
        }
        return node.to;
    }

    private static int end(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to && i - from < LONGEST && bytes[i] != '-' && bytes[i] != '_'
                && Base64.ALPHABET.value(bytes[i]) >= 0) {
            i++;
        }
        return i;
    }

    @Override
    public boolean decode(Node node, Children children) {
        Stretches.around(node, Utf7::next, "\"'<> \t\r\n", stretch -> stretch(node, stretch, children));
        return false;
    }

    private static void stretch(Node node, Stretches.Stretch stretch, Children children) {
        byte[] out = new byte[(stretch.to() - stretch.from()) * 3 / 2 + 4];
        int length = 0;
        int i = stretch.from();
        boolean changed = false;
        while (i < stretch.to()) {
            int end = node.bytes[i] == '+' ? end(node.bytes, i + 1, stretch.to()) : -1;
            String text = end - i > 3 ? utf16(node.bytes, i + 1, end) : null;
            if (text == null) {
                out[length++] = node.bytes[i++];
                continue;
            }
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            System.arraycopy(utf8, 0, out, length, utf8.length);
            length += utf8.length;
            changed = true;
            i = end < stretch.to() && node.bytes[end] == '-' ? end + 1 : end;
        }
        if (changed) {
            children.decoded("utf-7", out, length);
        }
    }

    private static String utf16(byte[] bytes, int from, int to) {
        int bits = (to - from) * 6;
        if (bits % 16 >= 6) {
            return null;
        }
        byte[] units = new byte[bits / 16 * 2];
        Base64.ALPHABET.decode(bytes, from, to, 6, units);
        String text = new String(units, StandardCharsets.UTF_16BE);
        return text.codePoints().allMatch(WideText::sane) ? text : null;
    }
}
