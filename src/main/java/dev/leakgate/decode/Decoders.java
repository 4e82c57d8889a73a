package dev.leakgate.decode;

import java.util.List;

/** All known decoders, those first that are ruled out fastest or read a piece to its end. */
final class Decoders {

    private Decoders() {
    }

    static List<Decoder> inOrderOfCost() {
        return List.of(
                new Gzip(),
                new Zlib(),
                new Json(),
                new Url(),
                new Form(),
                new Percent(),
                new Base64());
    }
}
