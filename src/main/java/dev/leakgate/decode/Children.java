package dev.leakgate.decode;

/** Takes what a decoder finds; each child is read at once, to its own end, before the decoder goes on. */
interface Children {

    /** Part of the node's own bytes, by absolute positions in its array. */
    void slice(Object step, int from, int to);

    /** Bytes that the node's bytes turned into. */
    void decoded(Object step, byte[] bytes, int length);

    default void decoded(Object step, byte[] bytes) {
        decoded(step, bytes, bytes.length);
    }

    /** What may still be spent on this exchange. */
    Budget budget();
}
