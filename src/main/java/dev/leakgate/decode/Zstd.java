package dev.leakgate.decode;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.InputStream;

/** Zstandard, RFC 8878: known by its magic number. */
final class Zstd implements Decoder {

    @Override
    public boolean suits(Node node) {
        return node.startsWith("\u0028\u00b5\u002f\u00fd");
    }

    @Override
    public boolean decode(Node node, Children children) {
        InputStream in = new ZstdInputStream(node.stream());
        Output out = Output.drain(in, children.budget(), node.length());
        if (out.length() > 0) {
            children.decoded("zstd", out.bytes(), out.length());
        }
        return out.length() > 0;
    }
}
