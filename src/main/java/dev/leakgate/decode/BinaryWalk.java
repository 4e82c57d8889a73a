package dev.leakgate.decode;

import java.nio.charset.StandardCharsets;

/**
 * A walk through a binary kin of JSON, which hands over its values: text and bytes as they stand, numbers in decimal.
 * Positions are in the node's array; -1 stands for a malformed value.
 */
abstract class BinaryWalk {

    private static final int DEEPEST = 64;
    private static final long SMALL = 1_000_000;

    final Node node;
    private final Children children;

    /** @param children null to only check whether the bytes are well formed */
    BinaryWalk(Node node, Children children) {
        this.node = node;
        this.children = children;
    }

    /** Whether a value may begin there: within the node, and not nested deeper than anybody nests. */
    final boolean begins(int at, int depth) {
        return at < node.to && depth <= DEEPEST;
    }

    final int fits(long end) {
        return end <= node.to ? (int) end : -1;
    }

    final int bytes(ValuePath path, int from, long length) {
        if (length < 0 || length > node.to - from) {
            return -1;
        }
        int to = from + (int) length;
        if (children != null) {
            children.slice(path, from, to);
        }
        return to;
    }

    final void name(ValuePath path, int from, int to) {
        if (children != null && Form.tellsMoreThanAName(node.bytes, from, to)) {
            children.slice(path + " name", from, to);
        }
    }

    final void number(ValuePath path, long value) {
        if (children != null && (value >= SMALL || value < 0)) {
            children.decoded(path, Long.toUnsignedString(value).getBytes(StandardCharsets.US_ASCII));
        }
    }
}
