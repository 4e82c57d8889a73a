package dev.leakgate.decode;

import java.nio.charset.StandardCharsets;

/** Hands over the values of a binary kin of JSON; text and bytes as they stand, numbers in decimal. */
final class BinaryValues {

    private static final long SMALL = 1_000_000;

    private final Node node;
    private final Children children;

    /** @param children null to only check whether the bytes are well formed */
    BinaryValues(Node node, Children children) {
        this.node = node;
        this.children = children;
    }

    void bytes(ValuePath path, int from, int to) {
        if (children != null) {
            children.slice(path, from, to);
        }
    }

    void name(ValuePath path, int from, int to) {
        if (children != null && Form.tellsMoreThanAName(node.bytes, from, to)) {
            children.slice(path + " name", from, to);
        }
    }

    void number(ValuePath path, long value) {
        if (children != null && (value >= SMALL || value < 0)) {
            children.decoded(path, Long.toUnsignedString(value).getBytes(StandardCharsets.US_ASCII));
        }
    }
}
