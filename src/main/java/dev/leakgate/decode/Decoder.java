package dev.leakgate.decode;

/**
 * One way in which bytes are wrapped: an encoding, a compression or a container. A new one is one new class and one
 * line in {@link Decoders}.
 */
interface Decoder {

    /** Whether such bytes may be wrapped so at all; asked once for all pieces of one shape. */
    default boolean suits(Shape shape) {
        return true;
    }

    /** A cheap test on length and magic bytes of a piece whose shape suits. */
    boolean suits(Node node);

    /**
     * Unwraps the bytes and hands what it finds to {@code children}. Malformed input ends it early.
     *
     * @return true when the bytes have been read completely in this way, so that no other way needs to be tried
     */
    boolean decode(Node node, Children children);
}
