package dev.leakgate.capture;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A small HTTP proxy that leads every host to a server on loopback: an upstream for the recorder under test. */
final class TunnelProxy implements AutoCloseable {

    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, Integer> routes = new ConcurrentHashMap<>();
    private final int plainPort;

    /** @param plainPort server for requests that ask for no tunnel */
    TunnelProxy(int plainPort) throws IOException {
        this.plainPort = plainPort;
        threads.submit(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    void route(String host, int port) {
        routes.put(host, port);
    }

    private Void accept() throws IOException {
        while (true) {
            Socket client = door.accept();
            threads.submit(() -> serve(client));
        }
    }

    private Void serve(Socket client) throws IOException {
        try (client) {
            String head = head(client.getInputStream());
            String target = head.split(" ")[1];
            boolean tunnel = head.startsWith("CONNECT ");
            int port = tunnel ? routes.getOrDefault(target.substring(0, target.lastIndexOf(':')), -1) : plainPort;
            if (port < 0) {
                client.getOutputStream().write("HTTP/1.1 502 no route\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                return null;
            }
            try (Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (tunnel) {
                    client.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                } else {
                    server.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
                }
                threads.submit(() -> copy(client, server));
                copy(server, client);
            }
        }
        return null;
    }

    /** Reads up to the empty line that ends a head. */
    static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the head ended early: " + head);
            }
            head.append((char) next);
        }
        return head.toString();
    }

    private static Void copy(Socket from, Socket to) throws IOException {
        try (from; to; OutputStream out = to.getOutputStream()) {
            from.getInputStream().transferTo(out);
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.shutdownNow();
    }
}
