package dev.leakgate.decode;

import java.util.List;
import java.util.stream.Stream;

/**
 * All known decoders, in an order in which those come first that are ruled out fastest or read a piece to its end.
 * Which of them a shape allows is found out once: traffic has millions of pieces and some hundred shapes.
 */
final class Decoders {

    /** For what comes back, which never decides a verdict and is most of the traffic: without the guesses that only
     * somebody who hides something makes necessary. */
    static final Decoders SWIFT = of(false, List.of());

    private static final int KEPT_BITS = 10;

    private record Suiting(long sorts, Decoder[] decoders) {
    }

    private final List<Decoder> forText;
    private final List<Decoder> forBytes;
    /** The last shape for each hash. Threads may overwrite each other's, which costs only time. */
    private final Suiting[] suiting = new Suiting[1 << KEPT_BITS];

    /**
     * @param forText  for pieces of printable ASCII, which is most of them
     * @param forBytes for all others
     */
    private Decoders(List<Decoder> forText, List<Decoder> forBytes) {
        this.forText = forText;
        this.forBytes = forBytes;
    }

    /** For what a phone sends: everything, and what known keys open. */
    static Decoders thorough(List<Decryption> decryptions) {
        return of(true, decryptions);
    }

    private static Decoders of(boolean thorough, List<Decryption> decryptions) {
        List<Decoder> magic = List.of(new Gzip(), new Zlib(), new Zstd(), new Lz4(), new Zip(), new Png(), new Jpeg(),
                new BinaryPlist(), new KnownFormat());
        List<Decoder> lists = List.of(new ByteNumbers(), new CharacterList());
        List<Decoder> text = List.of(new Json(), new Markup(), new Jwt(), new Multipart(), new DataUri(),
                new Punycode(), new Url(), new Pdf());
        // Before what would take such a text for its own, with escapes in it.
        List<Decoder> mail = List.of(new QuotedPrintable());
        List<Decoder> rareText = List.of(new Uuencode(), new Base85());
        List<Decoder> form = List.of(new Form());
        List<Decoder> everyByteCounts = List.of(new Bson(), new Grpc(), new MessagePack(), new Cbor(), new Protobuf(),
                new Snappy(), new WideText(), new Latin1InUtf8());
        List<Decoder> shortFields = List.of(new Protobuf());
        List<Decoder> escapes = List.of(new Percent(), new Escaped(), new Entities());
        List<Decoder> alphabets = List.of(new HexText(), new Base64(), new Base64InText());
        List<Decoder> rareAlphabets = List.of(new Utf7(), new Base32(), new Base58(), new LzString(), new Delimited());
        List<Decoder> encrypted = decryptions.isEmpty() ? List.of() : List.of(new Encrypted(decryptions));
        List<Decoder> noise = List.of(new RawDeflate(thorough ? 14 : 64), new Brotli(thorough ? 12 : 64));
        List<Decoder> disguises = List.of(new Reversed(), new Rotated(), new Xored());
        return thorough
                ? new Decoders(joined(mail, lists, text, rareText, shortFields, form, escapes, alphabets, rareAlphabets,
                                disguises),
                        joined(magic, encrypted, mail, lists, text, rareText, form, everyByteCounts, escapes, alphabets,
                                rareAlphabets, noise, disguises))
                : new Decoders(joined(text, form, escapes, alphabets),
                        joined(magic, text, form, everyByteCounts, escapes, alphabets, noise));
    }

    @SafeVarargs
    private static List<Decoder> joined(List<Decoder>... groups) {
        return Stream.of(groups).flatMap(List::stream).toList();
    }

    Decoder[] worthTrying(Shape shape) {
        long sorts = shape.sorts();
        int slot = (int) (sorts * 0x9E3779B97F4A7C15L >>> Long.SIZE - KEPT_BITS);
        Suiting kept = suiting[slot];
        if (kept == null || kept.sorts != sorts) {
            kept = new Suiting(sorts, suiting(shape));
            suiting[slot] = kept;
        }
        return kept.decoders;
    }

    private Decoder[] suiting(Shape shape) {
        List<Decoder> all = shape.isPlainText() ? forText : forBytes;
        return all.stream().filter(decoder -> decoder.suits(shape)).toArray(Decoder[]::new);
    }
}
