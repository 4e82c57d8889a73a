package dev.leakgate.decode;

/**
 * One way in which bytes are wrapped: an encoding, a compression or a container. A new one is one new class and one
 * line in {@link Decoders}.
 */
interface Decoder {

    /** A cheap test on shape, length and magic bytes; most decoders are ruled out here, at almost no cost. */
    boolean suits(Node node);

    /**
     * Unwraps the bytes and hands what it finds to {@code children}. Malformed input ends it early.
     *
     * @return true when the bytes have been read completely in this way, so that no other way needs to be tried
     */
    boolean decode(Node node, Children children);
}
