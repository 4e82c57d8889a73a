package dev.leakgate.decode;

import java.util.List;

/** All known decoders, those first that are ruled out fastest or read a piece to its end. */
final class Decoders {

    private Decoders() {
    }

    static List<Decoder> inOrderOfCost() {
        return List.of(
                // magic bytes: decided by the first few
                new Gzip(), new Zlib(), new Zstd(), new Lz4(), new Zip(), new Png(), new Jpeg(), new Pdf(),
                new BinaryPlist(), new KnownFormat(),
                // text with a shape of its own
                new Json(), new Markup(), new Jwt(), new Multipart(), new DataUri(), new Punycode(), new Url(),
                new QuotedPrintable(), new Uuencode(), new Base85(), new Form(),
                // binary that accounts for every byte
                new Bson(), new Grpc(), new MessagePack(), new Cbor(), new Protobuf(), new Snappy(), new WideText(),
                // escapes inside text
                new Percent(), new Escaped(), new Entities(), new Utf7(),
                // alphabets
                new HexText(), new Base64(), new Base64InText(), new Base32(), new Base58(), new LzString(),
                // values in a row
                new Delimited(),
                // tried only on what nothing else explains
                new RawDeflate(), new Brotli());
    }
}
