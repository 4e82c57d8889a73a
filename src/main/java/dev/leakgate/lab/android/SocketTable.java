package dev.leakgate.lab.android;

import dev.leakgate.lab.app.Sockets;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The sockets of a phone as its kernel lists them in {@code /proc/net/tcp}, {@code tcp6}, {@code udp} and {@code udp6}
 * (Linux, Documentation/networking/proc_net_tcp.rst), and the bytes that went through them by uid. Apps use IPv6
 * sockets for both families, as Android's libcore does; what they closed stays for a minute as TIME_WAIT, without uid.
 */
public final class SocketTable implements Sockets {

    private static final int ESTABLISHED = 1;
    private static final int TIME_WAIT = 6;
    private static final long TIME_WAIT_NANOS = 60_000_000_000L;
    private static final int ADBD_UID = 2000;
    private static final String ADBD = "   0: 00000000:15B3 00000000:0000 0A 00000000:00000000 00:00000000 00000000 %5d        0 20411 1 0000000000000000 100 0 0 10 0";

    private static final String TCP_HEAD = "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode";
    private static final String TCP6_HEAD = "  sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode";
    private static final String UDP_HEAD = "   sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops";
    private static final String UDP6_HEAD = "  sl  local_address                         remote_address                        st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode ref pointer drops";

    private final Packages packages;
    private final List<Row> rows = new ArrayList<>();
    private final Map<Integer, Bytes> byUid = new TreeMap<>();
    private long lastInode = 30_000;

    SocketTable(Packages packages) {
        this.packages = packages;
    }

    /** Bytes and packets of a uid, both ways; a packet for each piece that was written or read. */
    public record Bytes(long received, long receivedPackets, long sent, long sentPackets) {

        Bytes plus(long moreReceived, long moreSent) {
            return new Bytes(received + moreReceived, receivedPackets + (moreReceived > 0 ? 1 : 0),
                    sent + moreSent, sentPackets + (moreSent > 0 ? 1 : 0));
        }
    }

    private final class Row implements Open {
        final int uid;
        final Transport transport;
        final String ends;
        final long inode;
        long closedAt;
        boolean closed;

        Row(int uid, Transport transport, String ends, long inode) {
            this.uid = uid;
            this.transport = transport;
            this.ends = ends;
            this.inode = inode;
        }

        @Override
        public void sent(long bytes) {
            count(uid, 0, bytes);
        }

        @Override
        public void received(long bytes) {
            count(uid, bytes, 0);
        }

        @Override
        public void close() {
            end(this);
        }
    }

    @Override
    public synchronized Open open(String packageName, Transport transport, InetSocketAddress local, InetSocketAddress remote) {
        int uid = packages.find(packageName).map(InstalledPackage::uid).orElse(0);
        Row row = new Row(uid, transport, address(local) + " " + address(remote), ++lastInode);
        rows.add(row);
        return row;
    }

    private synchronized void count(int uid, long received, long sent) {
        byUid.put(uid, byUid.getOrDefault(uid, new Bytes(0, 0, 0, 0)).plus(received, sent));
    }

    private synchronized void end(Row row) {
        if (row.transport == Transport.UDP) {
            rows.remove(row);
        } else if (!row.closed) {
            row.closed = true;
            row.closedAt = System.nanoTime();
        }
    }

    /** Since the phone was switched on. */
    public synchronized Map<Integer, Bytes> bytes() {
        return new TreeMap<>(byUid);
    }

    /** Content of the file of that name under {@code /proc/net}. */
    public synchronized String proc(String name) {
        return switch (name) {
            case "tcp" -> TCP_HEAD + "\n" + String.format(ADBD, ADBD_UID) + "\n";
            case "udp" -> UDP_HEAD + "\n";
            case "tcp6" -> TCP6_HEAD + "\n" + list(Transport.TCP, "%4d: ", " 1 0000000000000000 20 4 30 10 -1\n");
            case "udp6" -> UDP6_HEAD + "\n" + list(Transport.UDP, "%5d: ", " 2 0000000000000000 0\n");
            default -> throw new IllegalArgumentException("/proc/net/" + name + " lists no sockets");
        };
    }

    private String list(Transport transport, String slot, String end) {
        rows.removeIf(row -> row.closed && System.nanoTime() - row.closedAt > TIME_WAIT_NANOS);
        StringBuilder text = new StringBuilder();
        int slots = 0;
        for (Row row : rows) {
            if (row.transport == transport) {
                text.append(String.format(slot, slots++)).append(String.format("%s %02X 00000000:00000000 00:00000000 00000000 %5d        0 %d",
                        row.ends, row.closed ? TIME_WAIT : ESTABLISHED, row.closed ? 0 : row.uid, row.closed ? 0 : row.inode)).append(end);
            }
        }
        return text.toString();
    }

    /** Four words of 32 bits, each as this machine holds it, then the port. */
    private static String address(InetSocketAddress end) {
        InetAddress ip = end.getAddress();
        byte[] bytes = new byte[16];
        if (ip instanceof Inet6Address) {
            bytes = ip.getAddress();
        } else {
            bytes[10] = bytes[11] = (byte) 0xff;
            System.arraycopy(ip.getAddress(), 0, bytes, 12, 4);
        }
        StringBuilder text = new StringBuilder();
        ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        while (words.hasRemaining()) {
            text.append(String.format("%08X", words.getInt()));
        }
        return text.append(String.format(":%04X", end.getPort())).toString();
    }
}
