package dev.leakgate.lab.internet;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Optional;
import javax.naming.Context;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;

/**
 * What a lab's phones are plugged into. Usually nothing: their direct connections are played. Where the lab has a network
 * of its own, they really ask a resolver for names and really connect, by whatever route that network has.
 *
 * @param address  of this lab in it; loopback when it has none
 * @param resolver whom phones ask for names; empty for phones that are plugged into nothing
 */
public record Wires(InetAddress address, Optional<String> resolver) {

    private static final String PATIENCE_MILLIS = "2000";

    public static Wires none() {
        return new Wires(InetAddress.getLoopbackAddress(), Optional.empty());
    }

    /** @param resolver its IP address */
    public static Wires of(String address, String resolver) {
        try {
            return new Wires(InetAddress.getByName(address), Optional.of(resolver));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("'" + address + "' is no address", e);
        }
    }

    /** Those that a phone under this address has in its network by IPv6: as all phones, it asks for such addresses only when it has one itself. */
    public static List<InetAddress> ipv6Beside(InetAddress address) {
        try {
            NetworkInterface network = NetworkInterface.getByInetAddress(address);
            return network == null ? List.of() : network.inetAddresses()
                    .filter(a -> a instanceof Inet6Address && !a.isLinkLocalAddress() && !a.isLoopbackAddress()).toList();
        } catch (SocketException e) {
            throw new IllegalStateException(address + " is no address of this machine any more", e);
        }
    }

    /** Asks the resolver, by the JDK's own DNS client; IPv6 first, as RFC 6724 has it. */
    List<InetAddress> lookUp(String host) throws UnknownHostException {
        Hashtable<String, String> how = new Hashtable<>();
        how.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        how.put(Context.PROVIDER_URL, "dns://" + resolver.orElseThrow());
        how.put("com.sun.jndi.dns.timeout.initial", PATIENCE_MILLIS);
        how.put("com.sun.jndi.dns.timeout.retries", "2");
        try {
            InitialDirContext dns = new InitialDirContext(how);
            try {
                List<InetAddress> addresses = new ArrayList<>();
                for (String type : ipv6Beside(address).isEmpty() ? List.of("A") : List.of("AAAA", "A")) {
                    Attribute found = dns.getAttributes(host, new String[] {type}).get(type);
                    for (int i = 0; found != null && i < found.size(); i++) {
                        addresses.add(InetAddress.getByName((String) found.get(i)));
                    }
                }
                if (addresses.isEmpty()) {
                    throw new UnknownHostException(host);
                }
                return addresses;
            } finally {
                dns.close();
            }
        } catch (NamingException | IOException e) {
            UnknownHostException unknown = new UnknownHostException(host + ": " + e.getMessage());
            unknown.initCause(e);
            throw unknown;
        }
    }
}
