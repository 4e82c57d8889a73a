package dev.leakgate.lab.internet;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.SSLSocket;
import okhttp3.Headers;
import okio.Buffer;
import okio.BufferedSink;
import okio.BufferedSource;
import okio.Okio;

/**
 * One accepted connection: requests in absolute form, or after CONNECT (RFC 9110, 9.3.6) a tunnel in which the lab
 * itself is the host, in TLS or in clear as the client's first byte tells. A WebSocket's messages are recorded; so is
 * what is neither TLS nor HTTP, to its end.
 */
final class Connection {

    private static final int TLS_HANDSHAKE = 0x16;
    private static final int SWITCHING = 101;

    private final Internet internet;
    private final Socket socket;

    Connection(Internet internet, Socket socket) {
        this.internet = internet;
        this.socket = socket;
    }

    void serve() throws IOException {
        socket.setTcpNoDelay(true);
        BufferedSource in = Okio.buffer(Okio.source(socket));
        BufferedSink out = Okio.buffer(Okio.sink(socket));
        Request first = Request.read(in, out);
        if (first != null && first.isConnect()) {
            out.writeUtf8("HTTP/1.1 200 Connection established\r\n\r\n").flush();
            serveTunnel(first.host(), in, out);
        } else {
            serveRequests(first, in, out);
        }
    }

    private void serveTunnel(String host, BufferedSource in, BufferedSink out) throws IOException {
        if (in.exhausted()) {
            return;
        }
        byte first = in.getBuffer().getByte(0);
        if (first != TLS_HANDSHAKE) {
            if (Character.isUpperCase(first)) {
                serveRequests(Request.read(in, out), in, out);
            } else {
                internet.record(new Request("TCP", "/", "", Headers.of("Host", host), in.readByteArray()), 0);
            }
            return;
        }
        InputStream alreadyRead = new Buffer().write(in.getBuffer().readByteArray()).inputStream();
        try (SSLSocket tls = (SSLSocket) internet.authority().serving(host).getSocketFactory()
                .createSocket(socket, alreadyRead, true)) {
            BufferedSource clearIn = Okio.buffer(Okio.source(tls.getInputStream()));
            BufferedSink clearOut = Okio.buffer(Okio.sink(tls.getOutputStream()));
            serveRequests(Request.read(clearIn, clearOut), clearIn, clearOut);
        }
    }

    private void serveRequests(Request first, BufferedSource in, BufferedSink out) throws IOException {
        if (first != null && first.upgradesToWebSocket()) {
            WebSocketServer.serve(first, in, out, message -> internet.record(first.withBody(message), SWITCHING));
            return;
        }
        for (Request request = first; request != null; request = request.keepsAlive() ? Request.read(in, out) : null) {
            Answer answer = internet.answers().to(request);
            internet.record(request, answer.status());
            write(request, answer, out);
        }
    }

    private void write(Request request, Answer answer, BufferedSink out) throws IOException {
        byte[] body = answer.body(request).getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", answer.type());
        headers.put("Content-Length", Integer.toString(body.length));
        headers.put("Connection", request.keepsAlive() ? "keep-alive" : "close");
        headers.put(PretendedAddresses.HEADER, internet.addresses().header(request.host()));
        headers.putAll(answer.headers());
        out.writeUtf8("HTTP/1.1 " + answer.status() + " " + (answer.status() < 400 ? "OK" : "Error") + "\r\n");
        for (Map.Entry<String, String> h : headers.entrySet()) {
            out.writeUtf8(h.getKey() + ": " + h.getValue() + "\r\n");
        }
        out.writeUtf8("\r\n");
        if (!request.method().equals("HEAD")) {
            out.write(body);
        }
        out.flush();
    }
}
