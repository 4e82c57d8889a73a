package dev.leakgate.traffic;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a gateway saw of a phone that did not go through its recorder. Packets, by {@code ip} or {@code ip:port}.
 *
 * @param quicRefused UDP to port 443: each an attempt, or a repetition of one
 * @param datagrams   other UDP but DNS; it passed, and nobody read it
 * @param dnsOverTls  attempts at DNS over TLS, refused
 * @param ipv6        refused, all of them
 * @param ipv6Refused of these TCP and UDP, by {@code tcp [ip]:port}; null in evidence of earlier versions
 */
public record PastRecorder(SortedMap<String, Long> quicRefused, SortedMap<String, Long> datagrams, long dnsOverTls, long ipv6,
                           @AddedLater SortedMap<String, Long> ipv6Refused) {

    public static final PastRecorder NOTHING = new PastRecorder(new TreeMap<>(), new TreeMap<>(), 0, 0, new TreeMap<>());

    public PastRecorder {
        quicRefused = Collections.unmodifiableSortedMap(new TreeMap<>(quicRefused));
        datagrams = Collections.unmodifiableSortedMap(new TreeMap<>(datagrams));
        ipv6Refused = Collections.unmodifiableSortedMap(ipv6Refused == null ? new TreeMap<>() : new TreeMap<>(ipv6Refused));
    }

    /** What came since {@code before}. */
    public PastRecorder since(PastRecorder before) {
        return new PastRecorder(less(quicRefused, before.quicRefused), less(datagrams, before.datagrams),
                Math.max(0, dnsOverTls - before.dnsOverTls), Math.max(0, ipv6 - before.ipv6), less(ipv6Refused, before.ipv6Refused));
    }

    private static SortedMap<String, Long> less(SortedMap<String, Long> now, SortedMap<String, Long> before) {
        SortedMap<String, Long> more = new TreeMap<>();
        now.forEach((where, packets) -> {
            long fresh = packets - before.getOrDefault(where, 0L);
            if (fresh > 0) {
                more.put(where, fresh);
            }
        });
        return more;
    }
}
