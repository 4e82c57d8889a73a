package dev.leakgate.decode;

import java.io.IOException;
import org.brotli.dec.BrotliInputStream;

/** Brotli, RFC 7932. No magic bytes: tried on binary data, believed when it ends properly or gives readable text. */
final class Brotli implements Decoder {

    private static final int SHORTEST = 6;
    private static final int TELLING = 48;

    @Override
    public boolean suits(Node node) {
        return node.length() >= SHORTEST && (!node.shape().ascii() || node.shape().hasControls());
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
        if (out.ended() && out.length() >= node.length() / 2 && readable || readable && out.length() >= TELLING) {
            children.decoded("brotli", out.bytes(), out.length());
            return true;
        }
        return false;
    }
}
