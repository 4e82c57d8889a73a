package dev.leakgate.traffic.socket;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A socket as the kernel lists it (Linux, Documentation/networking/proc_net_tcp.rst), cut to
 * {@code tcp <local> <remote> <state> <uid>}; addresses are 32-bit words in the phone's byte order, which is little-endian
 * on every Android. An IPv4 address inside an IPv6 one counts as IPv4.
 *
 * @param transport {@code tcp} or {@code udp}
 * @param state     number of the kernel's TCP state; a UDP socket with a remote end has 1, one without 7
 */
public record SocketRow(String transport, InetAddress local, int localPort, InetAddress remote, int remotePort, int state, int uid) {

    private static final Pattern ROW = Pattern.compile(
            "(tcp|udp) ([0-9A-F]{8}|[0-9A-F]{32}):([0-9A-F]{4}) ([0-9A-F]{8}|[0-9A-F]{32}):([0-9A-F]{4}) ([0-9A-F]{2}) (\\d{1,10})");
    private static final int TIME_WAIT = 6;
    private static final int CLOSED = 7;
    private static final int LISTEN = 10;

    /** Empty when the line is no row, or one that was cut off. */
    public static Optional<SocketRow> parse(String line) {
        Matcher m = ROW.matcher(line);
        return !m.matches() ? Optional.empty() : Optional.of(new SocketRow(m.group(1), address(m.group(2)),
                Integer.parseInt(m.group(3), 16), address(m.group(4)), Integer.parseInt(m.group(5), 16),
                Integer.parseInt(m.group(6), 16), (int) Long.parseLong(m.group(7))));
    }

    /** Whether the uid is the owner's: the kernel shows 0 for a socket that its owner has closed. */
    public boolean owned() {
        return transport.equals("udp") || state != TIME_WAIT;
    }

    /** Whether it has another end, on another machine or on this one. */
    public boolean connected() {
        return remotePort != 0 && !(transport.equals("tcp") && (state == LISTEN || state == CLOSED));
    }

    public boolean loopback() {
        return remote.isLoopbackAddress();
    }

    /** {@code 198.51.100.7:443}, {@code [2001:db8::1]:443}. */
    public String to() {
        String ip = remote.getHostAddress();
        return (ip.contains(":") ? "[" + ip + "]" : ip) + ":" + remotePort;
    }

    private static InetAddress address(String hex) {
        ByteBuffer words = ByteBuffer.allocate(hex.length() / 2).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < hex.length(); i += 8) {
            words.putInt(Integer.parseUnsignedInt(hex.substring(i, i + 8), 16));
        }
        try {
            return InetAddress.getByAddress(words.array());
        } catch (UnknownHostException e) {
            throw new IllegalStateException(hex + " is four or sixteen bytes", e);
        }
    }
}
