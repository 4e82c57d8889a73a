package dev.leakgate.lab.uiautomator;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP/1.1 request (RFC 9112) as read from a stream.
 *
 * @param path    decoded, without query
 * @param headers by lower-case name
 */
record HttpRequest(String method, String path, Map<String, String> headers, byte[] body) {

    private static final int LONGEST_LINE = 1 << 16;
    private static final int LARGEST_BODY = 64 << 20;

    /** The next request; empty when the peer has no more. */
    static Optional<HttpRequest> read(InputStream in) throws IOException {
        String start = line(in);
        if (start == null) {
            return Optional.empty();
        }
        String[] parts = start.split(" ");
        if (parts.length != 3) {
            throw new ProtocolException("not an HTTP request: " + start);
        }
        Map<String, String> headers = new HashMap<>();
        for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(line.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
        }
        String path = URLDecoder.decode(parts[1].replaceFirst("\\?.*", "").replace("+", "%2B"), StandardCharsets.UTF_8);
        byte[] body = headers.getOrDefault("transfer-encoding", "").contains("chunked") ? chunks(in)
                : exactly(in, Integer.parseInt(headers.getOrDefault("content-length", "0")));
        return Optional.of(new HttpRequest(parts[0], path, headers, body));
    }

    boolean keepsAlive() {
        return !headers.getOrDefault("connection", "").equalsIgnoreCase("close");
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int size = chunkSize(in); size > 0; size = chunkSize(in)) {
            body.write(exactly(in, size));
            line(in);
        }
        line(in);
        return body.toByteArray();
    }

    private static int chunkSize(InputStream in) throws IOException {
        String line = line(in);
        if (line == null) {
            throw new EOFException("HTTP body cut");
        }
        return Integer.parseInt(line.replaceFirst(";.*", "").strip(), 16);
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        if (length > LARGEST_BODY) {
            throw new ProtocolException("HTTP body of " + length + " bytes");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("HTTP body cut after " + bytes.length + " of " + length + " bytes");
        }
        return bytes;
    }

    /** Without line end; null at the end of the stream. */
    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                return null;
            }
            line.write(b);
            if (line.size() > LONGEST_LINE) {
                throw new ProtocolException("HTTP line longer than " + LONGEST_LINE + " bytes");
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }
}
