package dev.leakgate.destination;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Address ranges set aside by the IANA special-purpose registries (RFC 6890 and its updates). Databases of countries
 * name one for them nevertheless, so they are sorted out first.
 */
final class SpecialUse {

    private record Range(byte[] start, int bits, String use) {

        boolean holds(byte[] address) {
            if (address.length != start.length) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                if ((address[bit / 8] >> 7 - bit % 8 & 1) != (start[bit / 8] >> 7 - bit % 8 & 1)) {
                    return false;
                }
            }
            return true;
        }
    }

    private static final List<Range> RANGES = List.of(
            range("0.0.0.0/8", "this network"), range("10.0.0.0/8", "private networks"),
            range("100.64.0.0/10", "carriers' own networks"), range("127.0.0.0/8", "loopback"),
            range("169.254.0.0/16", "link-local use"), range("172.16.0.0/12", "private networks"),
            range("192.0.0.0/24", "protocol assignments"), range("192.0.2.0/24", "documentation"),
            range("192.168.0.0/16", "private networks"), range("198.18.0.0/15", "benchmarks"),
            range("198.51.100.0/24", "documentation"), range("203.0.113.0/24", "documentation"),
            range("224.0.0.0/4", "multicast"), range("240.0.0.0/4", "future use"),
            range("::/128", "no address"), range("::1/128", "loopback"), range("100::/64", "discarding"),
            range("2001:db8::/32", "documentation"), range("3fff::/20", "documentation"),
            range("fc00::/7", "private networks"), range("fe80::/10", "link-local use"), range("ff00::/8", "multicast"));

    private SpecialUse() {
    }

    /** What an address is set aside for; empty for one that is somebody's. */
    static Optional<String> of(InetAddress address) {
        return RANGES.stream().filter(r -> r.holds(address.getAddress())).map(Range::use).findFirst();
    }

    private static Range range(String cidr, String use) {
        String[] parts = cidr.split("/");
        return new Range(Addresses.literal(parts[0]).orElseThrow().getAddress(), Integer.parseInt(parts[1]), use);
    }
}
