package dev.leakgate.bench;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;

/** A HAR 1.2 that is being written, an entry a line, in the form in which browsers export it. */
final class HarFile implements AutoCloseable {

    /** What goes one way. */
    record Content(String type, byte[] bytes) {

        static Content text(String type, String text) {
            return new Content(type, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private final JsonGenerator json;
    private long written;

    HarFile(Path file) throws IOException {
        json = new JsonFactory().createGenerator(counting(new BufferedOutputStream(Files.newOutputStream(file))),
                JsonEncoding.UTF8).disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
        json.writeStartObject();
        json.writeObjectFieldStart("log");
        json.writeStringField("version", "1.2");
        json.writeObjectFieldStart("creator");
        json.writeStringField("name", "leakgate bench");
        json.writeStringField("version", "1");
        json.writeEndObject();
        json.writeArrayFieldStart("entries");
    }

    private OutputStream counting(OutputStream out) {
        return new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
                written += length;
            }
        };
    }

    /** Bytes so far. */
    long written() throws IOException {
        json.flush();
        return written;
    }

    /** @param sent null for a request without a body */
    void entry(String method, String url, String cookie, Content sent, Content received) throws IOException {
        json.writeRaw('\n');
        json.writeStartObject();
        json.writeStringField("startedDateTime", "2025-01-01T00:00:00.000Z");
        json.writeNumberField("time", 12);
        json.writeObjectFieldStart("request");
        json.writeStringField("method", method);
        json.writeStringField("url", url);
        json.writeStringField("httpVersion", "HTTP/2");
        headers("User-Agent", "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) "
                + "Chrome/126.0.0.0 Mobile Safari/537.36", "Accept-Language", "en-GB,en;q=0.9", "Cookie", cookie);
        if (sent != null) {
            content("postData", sent);
        }
        json.writeEndObject();
        json.writeObjectFieldStart("response");
        json.writeNumberField("status", 200);
        json.writeStringField("httpVersion", "HTTP/2");
        headers("Content-Type", received.type(), "Cache-Control", "public, max-age=31536000",
                "Strict-Transport-Security", "max-age=63072000; includeSubDomains; preload", "Vary", "Accept-Encoding");
        content("content", received);
        json.writeEndObject();
        json.writeEndObject();
    }

    private void headers(String... pairs) throws IOException {
        json.writeArrayFieldStart("headers");
        for (int i = 0; i < pairs.length; i += 2) {
            json.writeStartObject();
            json.writeStringField("name", pairs[i]);
            json.writeStringField("value", pairs[i + 1]);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void content(String field, Content content) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("mimeType", content.type());
        json.writeNumberField("size", content.bytes().length);
        try {
            json.writeStringField("text",
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content.bytes())).toString());
        } catch (CharacterCodingException e) {
            json.writeStringField("text", Base64.getEncoder().encodeToString(content.bytes()));
            json.writeStringField("encoding", "base64");
        }
        json.writeEndObject();
    }

    @Override
    public void close() throws IOException {
        json.close();
    }
}
