package dev.leakgate.leak;

import io.airlift.compress.lz4.Lz4Compressor;
import io.airlift.compress.snappy.SnappyCompressor;
import io.airlift.compress.zstd.ZstdCompressor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Ways to wrap bytes, written independently of what unwraps them. */
final class Wrappings {

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final String Z85 =
            "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#";
    private static final String RFC1924 =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~";

    private Wrappings() {
    }

    /** Those that change every byte alike, for what is an encoding already. */
    static Map<String, UnaryOperator<byte[]>> disguises() {
        Map<String, UnaryOperator<byte[]>> all = new LinkedHashMap<>();
        all.put("reversed", bytes -> new StringBuilder(latin1(bytes)).reverse().toString().getBytes(StandardCharsets.ISO_8859_1));
        all.put("rot13", text(bytes -> caesar(latin1(bytes), 13)));
        all.put("xor", bytes -> xor(bytes, 0x5A));
        return all;
    }

    private static String numbers(byte[] bytes) {
        return IntStream.range(0, bytes.length).mapToObj(i -> Byte.toString(bytes[i])).collect(Collectors.joining(","));
    }

    /** Those that may stand anywhere in a stack. */
    static Map<String, UnaryOperator<byte[]>> stackable() {
        Map<String, UnaryOperator<byte[]>> all = new LinkedHashMap<>();
        all.put("base64", bytes -> Base64.getEncoder().encode(bytes));
        all.put("base64url", bytes -> Base64.getUrlEncoder().withoutPadding().encode(bytes));
        all.put("base64 in lines", bytes -> Base64.getMimeEncoder().encode(bytes));
        all.put("base32", bytes -> base32(bytes).getBytes(StandardCharsets.US_ASCII));
        all.put("base32 lower", text(bytes -> base32(bytes).toLowerCase(Locale.ROOT).replace("=", "")));
        all.put("hex", text(HexFormat.of()::formatHex));
        all.put("hex upper", text(HexFormat.of().withUpperCase()::formatHex));
        all.put("hex with colons", text(HexFormat.ofDelimiter(":")::formatHex));
        all.put("hex with blanks", text(HexFormat.ofDelimiter(" ")::formatHex));
        all.put("hex with \\x", text(HexFormat.of().withPrefix("\\x")::formatHex));
        all.put("ascii85", text(bytes -> base85(bytes, null)));
        all.put("z85", text(bytes -> base85(bytes, Z85)));
        all.put("rfc1924", text(bytes -> base85(bytes, RFC1924)));
        all.put("gzip", Wrappings::gzip);
        all.put("gzip in two members", bytes -> joined(gzip(new byte[0]), gzip(bytes)));
        all.put("zlib", bytes -> deflate(bytes, false));
        all.put("deflate", bytes -> deflate(bytes, true));
        all.put("zstd", bytes -> compressed(bytes, new ZstdCompressor()::maxCompressedLength,
                (in, out) -> new ZstdCompressor().compress(in, 0, in.length, out, 0, out.length)));
        all.put("lz4", Wrappings::lz4);
        all.put("snappy", bytes -> compressed(bytes, new SnappyCompressor()::maxCompressedLength,
                (in, out) -> new SnappyCompressor().compress(in, 0, in.length, out, 0, out.length)));
        all.put("percent", text(bytes -> percent(bytes, "%%%02X")));
        all.put("percent lower", text(bytes -> percent(bytes, "%%%02x")));
        all.put("json", text(bytes -> "{\"a\":[{\"v\":\"" + json(latin1(bytes)) + "\"}],}"));
        all.put("form", text(bytes -> "n=1&v=" + URLEncoder.encode(latin1(bytes), StandardCharsets.ISO_8859_1)));
        all.put("multipart", bytes -> joined(ascii("--XyZ\r\nContent-Disposition: form-data; name=\"v\"\r\n\r\n"),
                bytes, ascii("\r\n--XyZ--\r\n")));
        all.put("protobuf", bytes -> joined(ascii("\b\u0001\u0012"), varint(bytes.length), bytes));
        all.put("grpc", bytes -> joined(ByteBuffer.allocate(5).putInt(1, bytes.length).array(), bytes));
        all.put("quoted-printable", text(bytes -> percent(bytes, "=%02X").replaceAll("(.{60})", "$1=\r\n")));
        all.put("uuencode", text(bytes -> "begin 644 f\n" + uuencode(bytes) + "`\nend\n"));
        all.put("uuencode without head", text(Wrappings::uuencode));
        all.put("utf-16le", bytes -> latin1(bytes).getBytes(StandardCharsets.UTF_16LE));
        all.put("utf-16be", bytes -> latin1(bytes).getBytes(StandardCharsets.UTF_16BE));
        return all;
    }

    /** Those that are made of a text and stand alone, or innermost. */
    static Map<String, Function<String, byte[]>> aroundText() {
        Map<String, Function<String, byte[]>> all = new LinkedHashMap<>();
        stackable().forEach((name, wrapping) -> all.put(name, text -> wrapping.apply(utf8(text))));
        all.put("double percent", text -> ascii(percent(ascii(percent(utf8(text), "%%%02X")), "%%%02X")));
        all.put("base58", text -> ascii(base58(utf8(text))));
        all.put("ascii85 in brackets", text -> ascii("<~" + base85(utf8(text), null) + "~>"));
        all.put("base64 behind other letters", text -> joined(ascii("{\"id\":\"v1"), Base64.getEncoder().encode(
                utf8("{\"k\":\"" + text + "\"}")), ascii("\"}")));
        for (int shift = 0; shift < 3; shift++) {
            String before = "xyz".substring(0, shift);
            all.put("base64 shifted by " + shift, text -> Base64.getEncoder().encode(utf8(before + text + "!?")));
        }
        all.put("hex with 0x", text -> ascii(HexFormat.ofDelimiter(",").withPrefix("0x").formatHex(utf8(text))));
        all.put("json escapes", text -> ascii("{\"v\":\"" + escaped(text, "\\u%04x") + "\"}"));
        all.put("json in json in json", text -> utf8("{\"v\":\"" + json("{\"w\":\"" + json("{\"x\":\"" + text + "\"}")
                + "\"}") + "\"}"));
        all.put("json lines", text -> utf8("{\"a\":1}\n{\"b\":\"" + text + "\"}\n{\"c\":3}\n"));
        all.put("script escapes", text -> ascii("var a = '" + escaped(text, "\\x%02x") + "';"));
        all.put("script escapes in braces", text -> ascii("f(\"" + escaped(text, "\\u{%x}") + "\")"));
        all.put("percent u", text -> ascii(escaped(text, "%%u%04X")));
        all.put("decimal entities", text -> ascii("<e>" + escaped(text, "&#%d;") + "</e>"));
        all.put("hex entities", text -> ascii("<e a=\"" + escaped(text, "&#x%x;") + "\"/>"));
        all.put("cdata", text -> utf8("<?xml version=\"1.0\"?><a><b><![CDATA[" + text + "]]></b></a>"));
        all.put("plist", text -> utf8("<?xml version=\"1.0\"?><plist><dict><key>k</key><string>" + text
                + "</string></dict></plist>"));
        all.put("reversed", text -> utf8(new StringBuilder(text).reverse().toString()));
        for (int shift : new int[] {1, 13, 25}) {
            all.put("caesar " + shift, text -> utf8(caesar(text, shift)));
        }
        for (int key : new int[] {0x01, 0x5A, 0xFF}) {
            all.put("xor " + key, text -> xor(utf8("{\"q\":\"" + text + "\"}"), key));
        }
        all.put("utf-16 with mark", text -> text.getBytes(StandardCharsets.UTF_16));
        all.put("utf-32le", text -> text.getBytes(Charset.forName("UTF-32LE")));
        all.put("utf-32be", text -> text.getBytes(Charset.forName("UTF-32BE")));
        all.put("utf-16le inside bytes", text -> joined(new byte[] {7, 1, -1, 9, 3},
                text.getBytes(StandardCharsets.UTF_16LE), new byte[] {1, 2, -5}));
        all.put("jwt", text -> ascii(base64url("{\"alg\":\"none\"}") + "." + base64url("{\"sub\":\"" + text + "\"}") + ".AAAA"));
        all.put("url inside a value", text -> ascii("{\"u\":\"https://a.example/p?q=" + percent(utf8(text), "%%%02X") + "#f\"}"));
        all.put("matrix parameter", text -> ascii("https://a.example/p;v=" + percent(utf8(text), "%%%02X") + "/x"));
        all.put("fragment", text -> ascii("https://a.example/p#v=" + percent(utf8(text), "%%%02X")));
        all.put("ascii85 in tabs", text -> ascii("1\t<~" + base85(utf8(text), null) + "~>\t4"));
        all.put("ascii85 in fields of Hive", text -> ascii("1\u0001" + base85(utf8(text), null) + "\u00014"));
        all.put("quoted-printable in fields of Hive", text -> ascii("1\u0001" + percent(utf8(text), "=%02X") + "\u00014"));
        all.put("base58 of bytes", text -> ascii(base58(deflate(utf8(text), true))));
        all.put("base58 of much", text -> ascii(base58(utf8(text.repeat(12).substring(3)))));
        all.put("quoted-printable around an address of data", text -> ascii("data:text/plain,a=\r\n"
                + percent(ascii(percent(utf8(text), "%%%02X")), "=%02X")));
        all.put("hex in the first field of a message", text -> {
            byte[] hex = ascii(HexFormat.ofDelimiter(":").formatHex(utf8(text)));
            return joined(new byte[] {0, 0, 0, 0, (byte) (hex.length + 2), '\n', (byte) hex.length}, hex);
        });
        all.put("numbers of bytes", text -> ascii("{\"v\":{\"data\":[" + numbers(utf8(text)) + "]}}"));
        all.put("entities without semicolons", text -> ascii("<e>" + escaped(text, "&#%d") + "</e>"));
        all.put("hex entities without semicolons", text -> ascii("<e>" + escaped(text, "&#x%X") + "</e>"));
        all.put("a list of characters", text -> utf8("{\"v\":[\"" + String.join("\", \"", text.split("")) + "\"]}"));
        all.put("csv", text -> utf8("id,query,n\n1," + text + ",7\n"));
        all.put("tsv of base64", text -> ascii("1\t" + Base64.getEncoder().encodeToString(utf8(text)) + "\t7\n"));
        all.put("data uri", text -> ascii("<img src=\"data:text/plain;base64,"
                + Base64.getEncoder().encodeToString(utf8(text)) + "\">"));
        all.put("nested multipart", text -> utf8("--A\r\nContent-Type: multipart/mixed; boundary=B\r\n\r\n--B\r\n"
                + "Content-Transfer-Encoding: base64\r\n\r\n" + Base64.getMimeEncoder().encodeToString(utf8(text))
                + "\r\n--B--\r\n\r\n--A--\r\n"));
        all.put("gzip cut short", text -> {
            byte[] whole = gzip(utf8(text + " and much more of what nobody needs to know " + text.hashCode()));
            return Arrays.copyOf(whole, whole.length - 9);
        });
        all.put("zip", Wrappings::zip);
        all.put("png text", text -> joined(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'},
                chunk("IHDR", new byte[13]), chunk("tEXt", utf8("Comment\0" + text)), chunk("IEND", new byte[0])));
        all.put("png compressed text", text -> joined(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'},
                chunk("zTXt", joined(ascii("Comment\0\0"), deflate(utf8(text), false)))));
        all.put("exif", Wrappings::exif);
        all.put("pdf", text -> joined(ascii("%PDF-1.4\n4 0 obj\n<< /Filter /FlateDecode >>\nstream\n"),
                deflate(utf8("BT (" + text + ") Tj ET"), false), ascii("\nendstream\nendobj\n")));
        return all;
    }

    /** Made by the reference programs from {@code {event, n, list: [1, {word: QUERY}], ok, none}}. */
    static final String QUERY = "amber otter piano 4471";

    static Map<String, byte[]> ofReferencePrograms() {
        Map<String, byte[]> all = new LinkedHashMap<>();
        Base64.Decoder base64 = Base64.getDecoder();
        all.put("brotli", base64.decode("G14AoI3TFfMjhHUPwm2lKpct04ktmBQM8vz2PDYxdVi6YAMO3Nd1oQDsQYcdsNkaMPBBEJCyCYOkrCXSRzS"
                + "JB3cF/R3zD743z7e6eVCtwj38wVTE3Cbeows="));
        all.put("lz-string base64", ascii("N4IgpgbmB2AuIC4QGcwEMBOBjAFiANCNIgIwBMAzACwCshANgJbLwIDaJ+oA7gPYYATRCDQBbAEZ"
                + "gMAAl6xYU6QAdGaaL2lUqAdhIgAvgF1CvANaJYGAK5hC66GETQr9evqA"));
        all.put("lz-string for addresses", ascii("https://a.example/?z=N4IgpgbmB2AuIC4QGcwEMBOBjAFiANCNIgIwBMAzACwCshAN"
                + "gJbLwIDaJ+oA7gPYYATRCDQBbAEZgMAAl6xYU6QAdGaaL2lUqAdhIgAvgF1CvANaJYGAK5hC66GETQr9evqA"));
        all.put("lz-string utf-16", base64.decode("4a+h4KGJ5IO85oKWxpHDmOKBk+SwpOGgqeaCg0zigK3SieCgqOaAqeSBkzbDjOSIoeWgqeOZvs"
                + "ij45Gv5qig55yh55i4wrrhgqPigKvjgKTjjKHkgKDkr7bhmLTnkqDdpuOTseO3heKlsN6B4YSg4LCA4K+I4q+g4aux4Zim"
                + "d+GhoueXsOaEs+KFv+Wfj+WQoCA="));
        all.put("msgpack", base64.decode("3gAFpWV2ZW50pnNlYXJjaKFuzTA5pGxpc3SSAd4AAaR3b3JktmFtYmVyIG90dGVyIHBpYW5vIDQ0"
                + "NzGib2vDpG5vbmXA"));
        all.put("cbor", base64.decode("uQAFZWV2ZW50ZnNlYXJjaGFuGTA5ZGxpc3SCAbkAAWR3b3JkdmFtYmVyIG90dGVyIHBpYW5vIDQ0Nz"
                + "Fib2v1ZG5vbmX2"));
        all.put("bson", base64.decode("ZAAAAAJldmVudAAHAAAAc2VhcmNoABBuADkwAAAEbGlzdAA1AAAAEDAAAQAAAAMxACYAAAACd29yZAA"
                + "XAAAAYW1iZXIgb3R0ZXIgcGlhbm8gNDQ3MQAAAAhvawABCm5vbmUAAA=="));
        all.put("binary plist", base64.decode("YnBsaXN0MDDUAQIDBAUKCwxRZFVldmVudFFuU3Jhd9IGBwgJUmNuVHdvcmRmfSuCcmWRmmx3"
                + "84LxXxAWYW1iZXIgb3R0ZXIgcGlhbm8gNDQ3MVZzZWFyY2gSB1vNFU8QFmFtYmVyIG90dGVyIHBpYW5vIDQ0NzEIERMZGx8kJyw5Ul"
                + "leAAAAAAAAAQEAAAAAAAAADQAAAAAAAAAAAAAAAAAAAHc="));
        return all;
    }

    private static UnaryOperator<byte[]> text(Function<byte[], String> wrapping) {
        return bytes -> ascii(wrapping.apply(bytes));
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        String bits = bits(bytes);
        for (int i = 0; i < bits.length(); i += 5) {
            String five = (bits.substring(i, Math.min(bits.length(), i + 5)) + "0000").substring(0, 5);
            text.append(BASE32.charAt(Integer.parseInt(five, 2)));
        }
        return text.append("=".repeat((8 - text.length() % 8) % 8)).toString();
    }

    private static String bits(byte[] bytes) {
        StringBuilder bits = new StringBuilder();
        for (byte b : bytes) {
            bits.append(Integer.toBinaryString(b & 0xFF | 0x100), 1, 9);
        }
        return bits.toString();
    }

    private static String base58(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (BigInteger n = new BigInteger(1, bytes); n.signum() > 0; n = n.divide(BigInteger.valueOf(58))) {
            text.append(BASE58.charAt(n.mod(BigInteger.valueOf(58)).intValue()));
        }
        return text.reverse().toString();
    }

    /** @param digits null for ASCII85 */
    private static String base85(byte[] bytes, String digits) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bytes.length; i += 4) {
            int count = Math.min(4, bytes.length - i);
            long group = ByteBuffer.wrap(Arrays.copyOf(Arrays.copyOfRange(bytes, i, i + count), 4)).getInt() & 0xFFFFFFFFL;
            char[] five = new char[5];
            for (int k = 4; k >= 0; k--, group /= 85) {
                five[k] = digits == null ? (char) ('!' + group % 85) : digits.charAt((int) (group % 85));
            }
            text.append(five, 0, count + 1);
        }
        return text.toString();
    }

    static byte[] gzip(byte[] bytes) {
        return through(bytes, out -> new GZIPOutputStream(out));
    }

    static byte[] deflate(byte[] bytes, boolean raw) {
        return through(bytes, out -> new DeflaterOutputStream(out, new Deflater(Deflater.BEST_COMPRESSION, raw)));
    }

    private interface Opener {
        OutputStream open(OutputStream out) throws IOException;
    }

    private static byte[] through(byte[] bytes, Opener opener) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream through = opener.open(out)) {
            through.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private interface Compressor {
        int compress(byte[] in, byte[] out);
    }

    private static byte[] compressed(byte[] bytes, UnaryOperator<Integer> most, Compressor compressor) {
        byte[] out = new byte[most.apply(bytes.length)];
        return Arrays.copyOf(out, compressor.compress(bytes, out));
    }

    private static byte[] lz4(byte[] bytes) {
        byte[] block = compressed(bytes, new Lz4Compressor()::maxCompressedLength,
                (in, out) -> new Lz4Compressor().compress(in, 0, in.length, out, 0, out.length));
        ByteBuffer frame = ByteBuffer.allocate(7 + 4 + block.length + 4).order(ByteOrder.LITTLE_ENDIAN);
        return frame.putInt(0x184D2204).put((byte) 0x60).put((byte) 0x40).put((byte) 0x82).putInt(block.length)
                .put(block).putInt(0).array();
    }

    private static String percent(byte[] bytes, String format) {
        StringBuilder text = new StringBuilder();
        for (byte b : bytes) {
            text.append(b > ' ' && b < 127 && Character.isLetter(b) && format.charAt(0) == '%' ? String.valueOf((char) b)
                    : format.formatted(b & 0xFF));
        }
        return text.toString();
    }

    private static String escaped(String text, String format) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(c -> escaped.append(format.formatted(c)));
        return escaped.toString();
    }

    private static String json(String text) {
        StringBuilder json = new StringBuilder();
        text.chars().forEach(c -> json.append(c == '"' || c == '\\' ? "\\" + (char) c
                : c < ' ' || c > '~' ? "\\u%04x".formatted(c) : String.valueOf((char) c)));
        return json.toString();
    }

    private static String uuencode(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bytes.length; i += 45) {
            byte[] line = Arrays.copyOfRange(bytes, i, Math.min(bytes.length, i + 45));
            text.append((char) (' ' + line.length));
            String bits = bits(Arrays.copyOf(line, (line.length + 2) / 3 * 3));
            for (int k = 0; k < bits.length(); k += 6) {
                int value = Integer.parseInt(bits.substring(k, k + 6), 2);
                text.append(value == 0 ? '`' : (char) (' ' + value));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String caesar(String text, int shift) {
        StringBuilder moved = new StringBuilder();
        text.chars().forEach(c -> moved.append((char) (c >= 'a' && c <= 'z' ? 'a' + (c - 'a' + shift) % 26
                : c >= 'A' && c <= 'Z' ? 'A' + (c - 'A' + shift) % 26 : c)));
        return moved.toString();
    }

    private static byte[] xor(byte[] bytes, int key) {
        byte[] out = bytes.clone();
        for (int i = 0; i < out.length; i++) {
            out[i] ^= (byte) key;
        }
        return out;
    }

    private static String base64url(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(utf8(text));
    }

    private static byte[] varint(int value) {
        return value < 128 ? new byte[] {(byte) value}
                : joined(new byte[] {(byte) (value & 127 | 128)}, varint(value >>> 7));
    }

    private static byte[] zip(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("log.txt"));
            zip.write(utf8(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] chunk(String type, byte[] data) {
        return joined(ByteBuffer.allocate(4).putInt(data.length).array(), ascii(type), data, new byte[4]);
    }

    private static byte[] exif(String text) {
        byte[] value = joined(utf8(text), new byte[1]);
        byte[] tiff = ByteBuffer.allocate(26 + value.length).put(ascii("MM\0*")).putInt(8).putShort((short) 1)
                .putShort((short) 0x010E).putShort((short) 2).putInt(value.length).putInt(26).putInt(0).put(value).array();
        byte[] segment = joined(ascii("Exif\0\0"), tiff);
        return joined(new byte[] {-1, (byte) 0xD8, -1, (byte) 0xE1},
                ByteBuffer.allocate(2).putShort((short) (segment.length + 2)).array(), segment, new byte[] {-1, (byte) 0xD9});
    }
}
