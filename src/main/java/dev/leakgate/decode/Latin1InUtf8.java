package dev.leakgate.decode;

import java.nio.charset.StandardCharsets;

/**
 * Bytes that somebody took for Latin-1 characters and wrote as UTF-8, as JavaScript's "binary strings" are. Told by
 * characters between U+0080 and U+00FF and none beyond.
 */
final class Latin1InUtf8 implements Decoder {

    private static final Shape LEADS = bytes(0xC2, 0xC3);
    private static final Shape OTHER_LEADS = bytes(0xC4, 0xFF);

    private static Shape bytes(int from, int to) {
        StringBuilder all = new StringBuilder();
        for (int i = from; i <= to; i++) {
            all.append((char) i);
        }
        return Shape.alphabet(all.toString());
    }

    @Override
    public boolean suits(Shape shape) {
        return shape.touches(LEADS) && !shape.touches(OTHER_LEADS) && shape.hasControls();
    }

    @Override
    public boolean suits(Node node) {
        return true;
    }

    @Override
    public boolean decode(Node node, Children children) {
        String text = node.utf8();
        if (text.chars().allMatch(c -> c < 0x100)) {
            children.decoded("latin-1", text.getBytes(StandardCharsets.ISO_8859_1));
            return true;
        }
        return false;
    }
}
