package dev.leakgate.traffic;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;

/** A body as a HAR shows it: content encoding undone, as text where it is text. */
record HarBody(byte[] bytes) {

    /** Longest body that is unpacked; a longer one stays as it was sent. */
    private static final int LONGEST = 1 << 26;

    static HarBody of(Message message) {
        byte[] sent = message.body().bytes();
        String encoding = message.header("content-encoding").orElse("").strip().toLowerCase(Locale.ROOT);
        try (InputStream in = decoder(encoding, new ByteArrayInputStream(sent))) {
            byte[] plain = in.readNBytes(LONGEST);
            return new HarBody(in.read() < 0 ? plain : sent);
        } catch (IOException e) {
            return new HarBody(sent); // not what its header says, or cut off
        }
    }

    private static InputStream decoder(String encoding, InputStream in) throws IOException {
        return switch (encoding) {
            case "gzip", "x-gzip" -> new GZIPInputStream(in);
            case "deflate" -> new InflaterInputStream(in);
            case "br" -> new BrotliInputStream(in);
            default -> in;
        };
    }

    /** The body as text, unless it is something else. */
    Optional<String> text() {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.chars().allMatch(c -> c >= ' ' && c != 0x7F || c == '\t' || c == '\r' || c == '\n')
                    ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
