package dev.leakgate.lab.internet;

import dev.leakgate.dns.DnsQuery;
import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Optional;

/** Tells every name's address in the lab internet, see {@link Uplink#address}, by IPv4 and IPv6. */
final class NameServer implements Closeable {

    private static final int LONGEST = 4096;

    private final DatagramSocket socket;

    NameServer(InetAddress address) throws IOException {
        socket = new DatagramSocket(new InetSocketAddress(address, 0));
    }

    InetSocketAddress address() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    /** Until it is closed. */
    void answer() {
        DatagramPacket packet = new DatagramPacket(new byte[LONGEST], LONGEST);
        while (!socket.isClosed()) {
            try {
                packet.setLength(LONGEST);
                socket.receive(packet);
                Optional<DnsQuery> query = DnsQuery.parse(Arrays.copyOf(packet.getData(), packet.getLength()));
                if (query.isPresent()) {
                    byte[] answer = query.get().answer(Uplink.address(query.get().name()), Uplink.ipv6Address(query.get().name()));
                    socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            } catch (IOException | IllegalArgumentException e) {
                // the end, or a name that is none
            }
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
