package dev.leakgate.leak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.decode.DecodeTree;
import dev.leakgate.secret.Secret;
import dev.leakgate.secret.SecretKind;
import io.airlift.compress.zstd.ZstdCompressor;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Traffic made to exhaust whoever reads it. Memory and time stay bounded, a budget that was reached is said, and no
 * exception comes out. The time limits only end a test that hangs.
 */
@Timeout(120)
class HostileBytesTest {

    private static final LeakDetector DETECTOR = LeakDetector.of(List.of(
            new Secret(SecretKind.QUERY, "amber otter piano 4471", ""), new Secret(SecretKind.IMEI, "490154203237518", "")));
    private static final String NOT_FULLY_READ = "not fully read";

    @Test
    void stops_a_gzip_bomb_and_says_so() {
        assertReached(gzipOfZeros(70 << 20));
    }

    @Test
    void stops_a_gzip_bomb_inside_a_gzip_bomb() {
        assertReached(Wrappings.gzip(Wrappings.gzip(gzipOfZeros(70 << 20))));
    }

    @Test
    void stops_many_members_that_are_a_bomb_together() {
        byte[] member = gzipOfZeros(4 << 20);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < 30; i++) {
            all.writeBytes(member);
        }
        assertReached(all.toByteArray());
    }

    @Test
    void stops_a_zstd_bomb() {
        byte[] zeros = new byte[70 << 20];
        ZstdCompressor compressor = new ZstdCompressor();
        byte[] out = new byte[compressor.maxCompressedLength(zeros.length)];
        assertReached(Arrays.copyOf(out, compressor.compress(zeros, 0, zeros.length, out, 0, out.length)));
    }

    @Test
    void stops_a_brotli_bomb() {
        // 256 MiB of zeros, written by the reference encoder with quality 9 and window 24
        assertReached(Base64.getDecoder().decode("z///fwAkAOKxQHLv//n//w+ABEAcFoDu/T////8BkACIwwLQvf/n//8/ABIAcVgAuvf//P//B0ACIA4L"
                + "QPf+n////wBIAMRhAeje//P//x8ACYA4LADd+3/+//8DIAEQhwWge//P//9/ACQA4rAAdO//+f//D4AE"
                + "QBwWgO79P////wGQAIjDAtC9/+f//z8AEgBxWAC69//8//8HQAIgDgtA9/6f////AEgAxGEB6N7/8///"
                + "HwAJgDgsAN37f/7//wMgARCHBaB7/z8="));
    }

    @Test
    void reads_twelve_layers_and_says_when_there_are_more() {
        byte[] layers = "amber otter piano 4471".getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < 10; i++) {
            layers = Base64.getEncoder().encode(layers);
        }
        assertThat(DETECTOR.detect(Traffic.post(layers)).sightings()).isNotEmpty();
        for (int i = 0; i < 6; i++) {
            layers = Base64.getEncoder().encode(layers);
        }
        assertThat(DETECTOR.detect(Traffic.post(layers)).sightings()).isEmpty();
        assertReached(layers);
    }

    static Stream<Arguments> nested() {
        return Stream.of(
                Arguments.of("JSON arrays", "[".repeat(100_000)),
                Arguments.of("JSON objects", "{\"a\":".repeat(50_000)),
                Arguments.of("whole JSON arrays", "[".repeat(100_000) + "]".repeat(100_000)),
                Arguments.of("XML elements", "<a>".repeat(60_000)),
                Arguments.of("XML entities", "<!DOCTYPE a [<!ENTITY a \"" + "&b;".repeat(1000) + "\"><!ENTITY b \""
                        + "&c;".repeat(1000) + "\">]><a>&a;</a>"),
                Arguments.of("multipart parts", "--x\r\n\r\n".repeat(100_000)),
                Arguments.of("form fields", "a=b&".repeat(100_000)),
                Arguments.of("tiny JSON fields", "{" + "\"a\":1,".repeat(100_000) + "}"),
                Arguments.of("path segments", "https://x.example" + "/a".repeat(50_000)),
                Arguments.of("escapes", "%25".repeat(60_000)),
                Arguments.of("backslashes", "\\".repeat(100_000)),
                Arguments.of("open quotes", "\"".repeat(100_001)),
                Arguments.of("open brackets", "(".repeat(100_000)),
                Arguments.of("angle brackets", "<".repeat(100_000)),
                Arguments.of("entities", "&amp;".repeat(50_000)),
                Arguments.of("plus signs", "+AGEA".repeat(100_000)),
                Arguments.of("base64 of base64-like text", "A".repeat(200_000)),
                Arguments.of("words", "amber otter ".repeat(50_000)),
                Arguments.of("digits", "49015420".repeat(60_000)),
                Arguments.of("hex with blanks", "61 ".repeat(60_000)),
                Arguments.of("separators", "a|b;c,d\t".repeat(8_000)),
                Arguments.of("PDF strings", "%PDF-1.4\n" + "(".repeat(50_000)),
                Arguments.of("PDF streams", "%PDF-1.4\n" + "stream".repeat(50_000)),
                Arguments.of("data URIs", "data:;base64,".repeat(50_000)),
                Arguments.of("punycode", "xn--".repeat(100_000)),
                Arguments.of("dots behind eyJ", "eyJ" + ".".repeat(60_000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nested")
    void survives_masses_of(String what, String text) {
        assertHarmless(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    static Stream<Arguments> binary() {
        return Stream.of(
                Arguments.of("MessagePack arrays", filled(60_000, 0x91)),
                Arguments.of("MessagePack maps", filled(60_000, 0x81)),
                Arguments.of("CBOR arrays", filled(60_000, 0x81)),
                Arguments.of("CBOR endless arrays", filled(60_000, 0x9F)),
                Arguments.of("CBOR tags", filled(60_000, 0xC1)),
                Arguments.of("protobuf groups", filled(60_000, 0x0B)),
                Arguments.of("protobuf in protobuf", protobuf(60)),
                Arguments.of("zeros", new byte[400_000]),
                Arguments.of("ones", filled(400_000, 0xFF)),
                Arguments.of("gRPC frames", new byte[100_000 / 5 * 5]),
                Arguments.of("BSON", Wrappings.joined(new byte[] {0, 0, 8, 0}, filled(524_284, 0x03))),
                Arguments.of("binary plist of itself", Wrappings.joined("bplist00".getBytes(StandardCharsets.US_ASCII),
                        filled(100_000, 0xA1), new byte[32])),
                Arguments.of("PNG chunks", Wrappings.joined(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 26, '\n'},
                        new byte[200_000])),
                Arguments.of("ZIP heads", repeated("PK\u0003\u0004" + "\0".repeat(26), 20_000)),
                Arguments.of("gzip heads", repeated("\u001f\u008b\b\0\0\0\0\0\0\u0003\u0003\0\0\0\0\0\0\0\0\0", 20_000)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("binary")
    void survives_masses_of_binary(String what, byte[] bytes) {
        assertHarmless(bytes);
    }

    @Test
    void reads_every_wrapping_cut_short_at_every_place() {
        Wrappings.aroundText().forEach((name, wrapping) -> {
            byte[] whole = wrapping.apply("amber otter piano 4471");
            for (int length = 0; length < whole.length; length += Math.max(1, whole.length / 60)) {
                assertHarmless(Arrays.copyOf(whole, length));
            }
        });
    }

    @Test
    void gives_the_same_answer_every_time() {
        byte[] bytes = Wrappings.joined(gzipOfZeros(20 << 20), Wrappings.gzip(Wrappings.utf8("amber otter piano 4471")));
        assertThat(DETECTOR.detect(Traffic.post(bytes))).isEqualTo(DETECTOR.detect(Traffic.post(bytes)));
    }

    private static void assertReached(byte[] body) {
        assertThat(DETECTOR.detect(Traffic.post(body)).opaque())
                .anyMatch(opaque -> opaque.reason().contains(NOT_FULLY_READ));
    }

    private static void assertHarmless(byte[] body) {
        assertThat(DETECTOR.detect(Traffic.post(body)).opaque())
                .noneMatch(opaque -> opaque.reason().startsWith(DecodeTree.FAULT) || opaque.reason().contains(" fault in "));
        assertThat(DETECTOR.detect(Traffic.answered(body)).opaque())
                .noneMatch(opaque -> opaque.reason().contains(DecodeTree.FAULT));
    }

    private static byte[] gzipOfZeros(int length) {
        return Wrappings.gzip(new byte[length]);
    }

    private static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static byte[] repeated(String latin1, int times) {
        return latin1.repeat(times).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] protobuf(int depth) {
        byte[] message = filled(100_000, 'a');
        for (int i = 0; i < depth; i++) {
            message = Wrappings.joined(new byte[] {10}, varint(message.length), message);
        }
        return message;
    }

    private static byte[] varint(int value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int rest = value; ; rest >>>= 7) {
            out.write(rest > 127 ? rest & 127 | 128 : rest);
            if (rest <= 127) {
                return out.toByteArray();
            }
        }
    }
}
