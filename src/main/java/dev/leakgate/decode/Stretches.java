package dev.leakgate.decode;

import java.util.function.Consumer;

/**
 * Cuts the stretches that hold something encoded out of a long text, so that one escape in a megabyte of script does
 * not make the whole be decoded and searched twice. A short text is one stretch.
 */
final class Stretches {

    private static final int SHORT = 1 << 10;
    private static final int LONGEST = 1 << 16;

    /** Finds the next encoded character at or after a position, or the node's end. */
    interface Finder {
        int next(Node node, int from);
    }

    /** From {@code from} (inclusive) to {@code to} (exclusive). */
    record Stretch(int from, int to) {
    }

    private Stretches() {
    }

    /** @param delimiters characters that a stretch does not go beyond */
    static void around(Node node, Finder finder, String delimiters, Consumer<Stretch> taker) {
        if (node.length() <= SHORT) {
            taker.accept(new Stretch(node.from, node.to));
            return;
        }
        int done = node.from;
        for (int found = finder.next(node, done); found < node.to; found = finder.next(node, done)) {
            int from = found;
            while (from > done && found - from < LONGEST && delimiters.indexOf(node.bytes[from - 1]) < 0) {
                from--;
            }
            int to = found;
            while (to < node.to && to - found < LONGEST && delimiters.indexOf(node.bytes[to]) < 0) {
                to++;
            }
            taker.accept(new Stretch(from, to));
            done = Math.max(to, found + 1);
        }
    }
}
