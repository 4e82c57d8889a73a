package dev.leakgate.lab.internet;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A virtual phone's line to the lab internet: the way out when the phone has no proxy, and the record of every request
 * its apps made, {@code sent.jsonl}.
 */
public final class Uplink implements Closeable {

    private final InetSocketAddress entry;
    private final SocketAddress datagrams;
    private final X509Certificate ca;
    private final Wires wires;
    private final JsonLines sent;

    Uplink(InetSocketAddress entry, SocketAddress datagrams, X509Certificate ca, Wires wires, Path sent) throws IOException {
        this.wires = wires;
        this.entry = entry;
        this.datagrams = datagrams;
        this.ca = ca;
        this.sent = new JsonLines(sent);
    }

    /** For requests of a phone whose proxy setting is empty: the lab internet's own entry, or none where the phone has a network. */
    public Proxy direct() {
        return wires.resolver().isPresent() ? Proxy.NO_PROXY : new Proxy(Proxy.Type.HTTP, entry);
    }

    /** Where the lab internet takes datagrams, whatever host they are for. */
    public SocketAddress datagrams() {
        return datagrams;
    }

    /** Where datagrams go that a phone sends to a host. @param to as the phone sees it */
    public SocketAddress datagrams(InetSocketAddress to) {
        return wires.resolver().isPresent() ? to : datagrams;
    }

    /** The addresses of a host, as a phone learns them before it connects. */
    public List<InetAddress> lookUp(String host) throws UnknownHostException {
        return wires.resolver().isEmpty() || isAddress(host) ? List.of(address(host)) : wires.lookUp(host);
    }

    /** The certificate that vouches for all hosts of the lab internet. */
    public X509Certificate ca() {
        return ca;
    }

    /**
     * The address that a host has on the phone's network. Pretended: one of 198.18.0.0/15, which RFC 2544 sets aside for
     * benchmarks, drawn from its name.
     */
    public static InetAddress address(String host) {
        try {
            if (isAddress(host)) {
                return InetAddress.getByName(host);
            }
            int drawn = host.toLowerCase(Locale.ROOT).hashCode();
            return InetAddress.getByAddress(new byte[] {(byte) 198, (byte) (18 + (drawn >>> 16 & 1)), (byte) (drawn >>> 8), (byte) drawn});
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("'" + host + "' is no address", e);
        }
    }

    private static boolean isAddress(String host) {
        return host.matches("[0-9.]+|\\[?[0-9a-fA-F:]*:[0-9a-fA-F:.]*]?");
    }

    /** The IPv6 address that a host has on a phone's network, likewise: in 2001:2::/48, which RFC 5180 sets aside. */
    static InetAddress ipv6Address(String host) {
        byte[] address = new byte[16];
        address[0] = 0x20;
        address[1] = 0x01;
        address[3] = 0x02;
        address[7] = 1;
        System.arraycopy(address(host).getAddress(), 0, address, 12, 4);
        try {
            return InetAddress.getByAddress(address);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("'" + host + "' is no address", e);
        }
    }

    /**
     * Records a request that an app made.
     *
     * @param requestBytes length of the request's body
     * @param error        why no answer came, or null
     */
    public void sent(String phone, String app, String method, String url, long requestBytes, String error) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("t", Instant.now().toString());
        line.put("phone", phone);
        line.put("app", app);
        line.put("method", method);
        line.put("url", url);
        line.put("requestBytes", requestBytes);
        line.put("ok", error == null);
        line.put("error", error);
        sent.add(line);
    }

    @Override
    public void close() throws IOException {
        sent.close();
    }
}
