package dev.leakgate.decode;

import java.util.Arrays;

/** The digits of a base-N encoding. */
final class BaseAlphabet {

    private final byte[] values = new byte[256];
    private final Shape shape;

    /** @param also characters that may stand between digits, e.g. line breaks and padding */
    BaseAlphabet(String digits, String also) {
        Arrays.fill(values, (byte) -1);
        for (int i = 0; i < digits.length(); i++) {
            values[digits.charAt(i)] = (byte) i;
        }
        shape = Shape.alphabet(digits + also);
    }

    /** A further spelling of a digit. */
    BaseAlphabet with(String digits, int firstValue) {
        for (int i = 0; i < digits.length(); i++) {
            values[digits.charAt(i)] = (byte) (firstValue + i);
        }
        return this;
    }

    int value(byte character) {
        return values[character & 0xFF];
    }

    Shape shape() {
        return shape;
    }

    /** Nothing but digits and what may stand between them. */
    boolean spells(Node node) {
        return node.shape().within(shape);
    }

    /**
     * Digits of {@code bits} bits each, most significant first; everything else is skipped, a last incomplete byte
     * dropped.
     *
     * @return the number of bytes written
     */
    int decode(byte[] in, int from, int to, int bits, byte[] out) {
        int length = 0;
        int buffer = 0;
        int held = 0;
        for (int i = from; i < to && length < out.length; i++) {
            int value = values[in[i] & 0xFF];
            if (value >= 0) {
                buffer = buffer << bits | value;
                held += bits;
                if (held >= 8) {
                    held -= 8;
                    out[length++] = (byte) (buffer >>> held);
                }
            }
        }
        return length;
    }
}
