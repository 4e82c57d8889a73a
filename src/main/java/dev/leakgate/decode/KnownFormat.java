package dev.leakgate.decode;

import java.util.List;

/**
 * Pictures, sound, fonts, programs: noise to the eye, but no secret language. They are read as far as plain text goes
 * and are not opaque.
 */
final class KnownFormat implements Decoder {

    private static final List<String> BEGINNINGS = List.of("GIF8", "RIFF", "OggS", "ID3", "fLaC", "wOFF", "wOF2",
            "OTTO", "true\0", "\0\u0001\0\0\0", "\0asm", "\u007fELF", "dex\n", "BM", "\0\0\u0001\0", "II*\0", "MM\0*",
            "8BPS", "\u00ca\u00fe\u00ba\u00be", "\u001aE\u00df\u00a3", "FLV\u0001", "SQLite format 3", "\u00ff\u00fb",
            "\u00ff\u00f3", "\u00ff\u00f1", "\u00ff\u00f9", "DDS ", "\u00abKTX", "qoif");

    @Override
    public boolean suits(Node node) {
        if (node.length() < 16 || node.shape().ascii() && !node.shape().hasControls()) {
            return false;
        }
        return node.startsWith(node.from + 4, "ftyp") || BEGINNINGS.stream().anyMatch(node::startsWith);
    }

    @Override
    public boolean decode(Node node, Children children) {
        return true;
    }
}
