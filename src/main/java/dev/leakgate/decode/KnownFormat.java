package dev.leakgate.decode;

import java.util.List;

/**
 * Pictures, sound, fonts, programs: noise to the eye, but no secret language. They are read as far as plain text goes
 * and are not opaque.
 */
final class KnownFormat implements Decoder {

    private static final int SHORTEST = 16;
    private static final List<String> BEGINNINGS = List.of("GIF8", "RIFF", "OggS", "ID3", "fLaC", "wOFF", "wOF2",
            "OTTO", "true\0", "\0\u0001\0\0\0", "\0asm", "\u007fELF", "dex\n", "BM", "\0\0\u0001\0", "II*\0", "MM\0*",
            "8BPS", "\u00ca\u00fe\u00ba\u00be", "\u001aE\u00df\u00a3", "FLV\u0001", "SQLite format 3", "\u00ff\u00fb",
            "\u00ff\u00f3", "\u00ff\u00f1", "\u00ff\u00f9", "DDS ", "\u00abKTX", "qoif");

    private static final boolean[] FIRST_BYTES = new boolean[256];

    static {
        BEGINNINGS.forEach(beginning -> FIRST_BYTES[beginning.charAt(0)] = true);
    }

    @Override
    public boolean suits(Node node) {
        return node.length() >= SHORTEST && (node.startsWith(node.from + 4, "ftyp")
                || FIRST_BYTES[node.at(0)] && BEGINNINGS.stream().anyMatch(node::startsWith));
    }

    @Override
    public boolean decode(Node node, Children children) {
        return true;
    }
}
