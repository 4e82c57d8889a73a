package dev.leakgate.leak;

import dev.leakgate.decode.Base85;
import dev.leakgate.decode.Node;
import java.util.Optional;
import java.util.Set;

/**
 * Tells bytes that look encrypted, or like a digest, from data that merely was not understood: no byte value is much
 * commoner than another.
 */
final class Noise {

    /** Fewer bytes, digests aside, cannot be told from a small binary number. */
    private static final int SHORTEST = 40;
    private static final double EVEN = 0.85;
    /** Decoders that make bytes of almost any text; nobody writes digests so. */
    private static final Set<String> TOO_WILLING = Set.of("base58", "base85", "lz-string", "punycode", "utf-7");

    private Noise() {
    }

    /** Why the piece is opaque, empty when it does not look so. */
    static Optional<String> in(Node node) {
        int length = node.length();
        if (length < 16 || node.shape().ascii() || !looksRandom(node) || node.step().startsWith("utf-")
                || node.cameThrough(Base85.IN_PART) || node.isUnderDisguise() || writtenAsWords(node)) {
            return Optional.empty();
        }
        if (length >= SHORTEST && length != 48 && length != 64) {
            return Optional.of("looks encrypted: " + length + " bytes of noise after all decoding");
        }
        return digestSized(length) && !TOO_WILLING.contains(node.step()) && !Uuid.tellsNothing(node)
                ? Optional.of("a digest of " + length + " bytes that no known secret gives: salted, or of something else")
                : Optional.empty();
    }

    static boolean isDigest(String reason) {
        return reason.startsWith("a digest");
    }

    private static boolean digestSized(int length) {
        return length == 16 || length == 20 || length == 28 || length == 32 || length == 48 || length == 64;
    }

    /** As many different values, and as many high ones, as chance would give. */
    private static boolean looksRandom(Node node) {
        int length = Math.min(node.length(), 4096);
        boolean[] seen = new boolean[256];
        int different = 0;
        int high = 0;
        for (int i = node.from(); i < node.from() + length; i++) {
            int value = node.array()[i] & 0xFF;
            different += seen[value] ? 0 : 1;
            seen[value] = true;
            high += value >> 7;
        }
        double expected = 256 * (1 - Math.pow(255.0 / 256, length));
        double spread = 3 * Math.sqrt(length) / 2;
        return different >= EVEN * expected && Math.abs(high - length / 2.0) <= spread;
    }

    /** Base64 of random bytes uses all its characters; identifiers and paths that happen to be base64 do not. */
    private static boolean writtenAsWords(Node node) {
        Node text = node.parent();
        if (text == null || !node.step().equals("base64")) {
            return false;
        }
        int upper = 0;
        int lower = 0;
        int digits = 0;
        for (int i = text.from(); i < text.to(); i++) {
            byte b = text.array()[i];
            upper += b >= 'A' && b <= 'Z' ? 1 : 0;
            lower += b >= 'a' && b <= 'z' ? 1 : 0;
            digits += b >= '0' && b <= '9' ? 1 : 0;
        }
        int length = text.length();
        return upper * 5 < length || lower * 5 < length || digits * 20 < length;
    }
}
