package dev.leakgate.decode;

/** Takes what a decoder finds; each child is read at once, to its own end, before the decoder goes on. */
interface Children {

    /** Part of the node's own bytes, by absolute positions in its array. */
    void slice(Object step, int from, int to);

    /** Part of the node's own bytes that is cut out on a guess: read too, but it explains nothing. */
    void piece(int from, int to);

    /** Bytes that the node's bytes turned into. */
    void decoded(Object step, byte[] bytes, int length);

    /** Bytes that the node's bytes would turn into, though they do not look it: read too, but it explains nothing. */
    void guessed(Object step, byte[] bytes, int length);

    default void decoded(Object step, byte[] bytes) {
        decoded(step, bytes, bytes.length);
    }

    /** What may still be spent on this exchange. */
    Budget budget();
}
