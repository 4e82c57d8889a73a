package dev.leakgate.decode;

import java.net.IDN;
import java.nio.charset.StandardCharsets;

/** Labels of internationalised host names, RFC 3492: {@code xn--...}. */
final class Punycode implements Decoder {

    private static final int LONGEST_NAME = 253;

    @Override
    public boolean suits(Shape shape) {
        return shape.has('-');
    }

    @Override
    public boolean suits(Node node) {
        return node.length() <= LONGEST_NAME && node.startsWith("xn--");
    }

    @Override
    public boolean decode(Node node, Children children) {
        String name = node.latin1();
        String text = IDN.toUnicode(name, IDN.ALLOW_UNASSIGNED);
        if (!text.equals(name)) {
            children.decoded("punycode", text.getBytes(StandardCharsets.UTF_8));
        }
        return false;
    }
}
