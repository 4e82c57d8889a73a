package dev.leakgate.leak;

import java.util.Arrays;

/**
 * A byte pattern that gives a secret away.
 *
 * @param exact   letters must agree in case too
 * @param bounded must not be part of a longer word or number: it is short enough to occur by chance
 * @param edges   what the neighbouring characters must hold when this is the inside of base64, else null
 */
record Needle(Meaning meaning, byte[] bytes, boolean exact, boolean bounded, Base64Edges edges) {

    /** The search compares without case and without a look at the neighbours; this is the rest of the test. */
    boolean fits(byte[] text, int from, int to, int start, int end) {
        return (!exact || Arrays.equals(text, from, to, bytes, 0, bytes.length))
                && (!bounded || (from == start || !wordCharacter(text[from - 1]))
                && (to == end || !wordCharacter(text[to])))
                && (edges == null || edges.fit(text, from, to, start, end));
    }

    private static boolean wordCharacter(byte b) {
        int c = b & 0xFF;
        return c >= '0' && c <= '9' || (c | 0x20) >= 'a' && (c | 0x20) <= 'z' || c >= 0x80;
    }
}
