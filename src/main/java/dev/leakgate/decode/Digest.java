package dev.leakgate.decode;

/** Digests look like noise and have few lengths; a decoder that gives noise of such a length may have found one. */
final class Digest {

    private Digest() {
    }

    /** Noise that was written in hex and has a digest's length is one, or an identifier, and not compressed. */
    static boolean mayBe(Node node) {
        return node.cameBy().equals("hex") && sized(node.length());
    }

    /** @param length in bytes */
    static boolean sized(int length) {
        return length == 16 || length == 20 || length == 28 || length == 32 || length == 48 || length == 64;
    }
}
