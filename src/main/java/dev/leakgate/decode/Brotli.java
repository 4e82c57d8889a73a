package dev.leakgate.decode;

import java.io.IOException;
import org.brotli.dec.BrotliInputStream;

/**
 * Brotli, RFC 7932. No magic bytes: tried on whole bodies, and on noise, whose first bits announce a sensible length, believed when it ends
 * properly or gives readable text.
 */
final class Brotli implements Decoder {

    private static final int TELLING = 48;
    private static final int MOST_GROWTH = 100_000;

    private final int shortest;

    /** @param shortest bytes that are worth the attempt */
    Brotli(int shortest) {
        this.shortest = shortest;
    }

    @Override
    public boolean suits(Node node) {
        return node.length() >= shortest && possible(node) && node.mayBeCompressed() && !Digest.mayBe(node);
    }

    /** Window size, then whether this block is the last, then its length, sections 9.1 and 9.2. */
    private static boolean possible(Node node) {
        long bits = Bits.little64(node.bytes, node.from);
        int at = (bits & 1) == 0 ? 1 : (bits >>> 1 & 7) != 0 ? 4 : 7;
        if (at == 7 && (bits >>> 4 & 7) == 1) {
            return false;
        }
        boolean last = (bits >>> at & 1) != 0;
        at += last ? 2 : 1;
        int nibbles = (int) (bits >>> at & 3) + 4;
        if (last && (bits >>> at - 1 & 1) != 0 || nibbles == 7) {
            return false;
        }
        long length = (bits >>> at + 2 & (1L << 4 * nibbles) - 1) + 1;
        boolean shortest = nibbles == 4 || length > 1L << 4 * (nibbles - 1);
        return shortest && (!last || length >= node.length() / 4) && length <= (long) node.length() * MOST_GROWTH;
    }

    @Override
    public boolean decode(Node node, Children children) {
        Output out;
        try {
            out = Output.drain(new BrotliInputStream(node.stream()), children.budget(), node.length());
        } catch (IOException | RuntimeException e) {
            return false;
        }
        boolean readable = out.length() > 0 && Text.makesSense(out.bytes(), 0, out.length());
        boolean shorter = Digest.sized(node.length()) && out.length() < node.length();
        if (readable && !shorter && (out.ended() || out.length() >= TELLING)) {
            children.decoded("brotli", out.bytes(), out.length());
            return true;
        }
        if (out.ended() && out.length() > node.length() / 2) {
            children.guessed("brotli", out.bytes(), out.length());
        }
        return false;
    }
}
