package dev.leakgate.lab.internet;

import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Takes UDP datagrams for every host and answers none, as a network does that blocks QUIC: clients fall back to TCP. */
final class Datagrams implements Closeable {

    private static final int LONGEST = 65_535;

    private final DatagramSocket socket;
    private final JsonLines received;

    Datagrams(Path file) throws IOException {
        socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        received = new JsonLines(file);
    }

    SocketAddress address() {
        return socket.getLocalSocketAddress();
    }

    /** Until it is closed. */
    void receive() {
        DatagramPacket packet = new DatagramPacket(new byte[LONGEST], LONGEST);
        while (!socket.isClosed()) {
            try {
                socket.receive(packet);
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("t", Instant.now().toString());
                line.put("bytes", packet.getLength());
                received.add(line);
            } catch (IOException e) {
                // the end
            }
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
        received.close();
    }
}
