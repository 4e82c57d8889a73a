package dev.leakgate.lab.internet;

import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import okhttp3.Headers;
import okio.Buffer;
import okio.BufferedSink;
import okio.BufferedSource;

/**
 * One HTTP/1.1 request (RFC 9112) as a server or proxy reads it.
 *
 * @param target as on the request line: a path, an absolute address, or {@code host:port} after CONNECT
 */
record Request(String method, String target, String version, Headers headers, byte[] body) {

    private static final int LONGEST_LINE = 256 * 1024;
    private static final long LONGEST_BODY = 64L * 1024 * 1024;

    /** @return null when the client has ended the connection between two requests */
    static Request read(BufferedSource in, BufferedSink out) throws IOException {
        if (in.exhausted()) {
            return null;
        }
        String[] line = in.readUtf8LineStrict(LONGEST_LINE).split(" ");
        if (line.length != 3 || !line[2].startsWith("HTTP/1.")) {
            throw new ProtocolException("not an HTTP/1 request line: " + String.join(" ", line));
        }
        Headers headers = headers(in);
        if ("100-continue".equalsIgnoreCase(headers.get("Expect"))) {
            out.writeUtf8("HTTP/1.1 100 Continue\r\n\r\n").flush();
        }
        return new Request(line[0], line[1], line[2], headers, body(in, headers));
    }

    private static Headers headers(BufferedSource in) throws IOException {
        Headers.Builder headers = new Headers.Builder();
        for (String line = in.readUtf8LineStrict(LONGEST_LINE); !line.isEmpty(); line = in.readUtf8LineStrict(LONGEST_LINE)) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new ProtocolException("not a header line: " + line);
            }
            headers.addUnsafeNonAscii(line.substring(0, colon).trim(), line.substring(colon + 1).trim());
        }
        return headers.build();
    }

    private static byte[] body(BufferedSource in, Headers headers) throws IOException {
        if ("chunked".equalsIgnoreCase(headers.get("Transfer-Encoding"))) {
            return chunks(in);
        }
        String length = headers.get("Content-Length");
        return length == null ? new byte[0] : in.readByteArray(limited(length, 10));
    }

    private static byte[] chunks(BufferedSource in) throws IOException {
        Buffer body = new Buffer();
        while (true) {
            long size = limited(in.readUtf8LineStrict(LONGEST_LINE).split(";")[0].trim(), 16);
            if (size == 0) {
                headers(in);
                return body.readByteArray();
            }
            limited(Long.toString(body.size() + size), 10);
            in.readFully(body, size);
            if (!in.readUtf8LineStrict().isEmpty()) {
                throw new EOFException("a chunk is longer than it says");
            }
        }
    }

    private static long limited(String number, int radix) throws ProtocolException {
        try {
            long size = Long.parseLong(number, radix);
            if (size >= 0 && size <= LONGEST_BODY) {
                return size;
            }
        } catch (NumberFormatException e) {
            // reported below
        }
        throw new ProtocolException("not a length from 0 to " + LONGEST_BODY + ": " + number);
    }

    boolean isConnect() {
        return method.equals("CONNECT");
    }

    boolean upgradesToWebSocket() {
        return "websocket".equalsIgnoreCase(headers.get("Upgrade"));
    }

    Request withBody(byte[] other) {
        return new Request(method, target, version, headers, other);
    }

    boolean keepsAlive() {
        String connection = headers.get("Connection");
        return version.equals("HTTP/1.0") ? "keep-alive".equalsIgnoreCase(connection) : !"close".equalsIgnoreCase(connection);
    }

    /** Host the request is for, lower case, without port; of the absolute address, the CONNECT target or the Host header. */
    String host() {
        String authority = isConnect() ? target : target.startsWith("/") ? headers.get("Host") : target.replaceFirst("^[^:/]*://", "");
        authority = authority == null ? "" : authority.split("[/?#]", 2)[0];
        int colon = authority.lastIndexOf(':');
        String host = colon > authority.lastIndexOf(']') ? authority.substring(0, colon) : authority;
        return host.replaceAll("[\\[\\]]", "").toLowerCase(Locale.ROOT);
    }

    /** Path and query, starting with a slash. */
    String path() {
        if (target.startsWith("/")) {
            return target;
        }
        String rest = target.replaceFirst("^[^:/]*://[^/?#]*", "");
        return rest.startsWith("/") ? rest : "/" + rest;
    }

    /** Decoded value of a query parameter, empty when it is missing. */
    String parameter(String name) {
        int question = target.indexOf('?');
        for (String pair : question < 0 ? new String[0] : target.substring(question + 1).split("&")) {
            int equals = pair.indexOf('=');
            if (equals >= 0 && pair.substring(0, equals).equals(name)) {
                return decoded(pair.substring(equals + 1));
            }
        }
        return "";
    }

    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }
}
