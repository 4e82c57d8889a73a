package dev.leakgate.evidence;

import dev.leakgate.traffic.AddedLater;
import dev.leakgate.traffic.PastRecorder;
import java.util.List;

/**
 * Which connections a phone's apps made during one session, in the phone's own words: the second witness beside the
 * capture. Rows and counters are kept as the phone told them; {@code dev.leakgate.traffic.socket} reads them.
 *
 * @param proxy         the recorder as the phone reaches it, {@code host:port}; behind a gateway the phone's own address there;
 *                      {@code wireguard} for a tunnel
 * @param scope         packages that the session speaks for: the browser and those that send for it
 * @param packages      every package with its uid, lines of {@code pm list packages -U}
 * @param before        sockets that were there before the session, {@code tcp <local> <remote> <state> <uid>} as the
 *                      kernel spells them, with {@code at <seconds>} before those that were new at that moment
 * @param during        sockets first seen in the session
 * @param bytesAtStart  byte counters of the scope's uids when the session began, lines of {@code dumpsys netstats}
 * @param bytesAtControl the same when the control segment began; empty when it was not reached
 * @param bytesAtEnd    the same when the session ended
 * @param pastRecorder  what the phone's gateway saw beside the recorder; null when the phone was asked to use a proxy
 * @param ipv6          lines of {@code ip -6 addr show} about the Wi-Fi, where the gateway refuses IPv6; empty when there is none
 * @param fault         why this is not complete, one sentence; null when it is
 */
public record PhoneConnections(int schemaVersion, String proxy, List<String> scope, List<String> packages,
                               List<String> before, List<String> during, List<String> bytesAtStart,
                               List<String> bytesAtControl, List<String> bytesAtEnd, @AddedLater PastRecorder pastRecorder,
                               @AddedLater List<String> ipv6, String fault) {

    public PhoneConnections {
        scope = List.copyOf(scope);
        packages = List.copyOf(packages);
        before = List.copyOf(before);
        during = List.copyOf(during);
        bytesAtStart = List.copyOf(bytesAtStart);
        bytesAtControl = List.copyOf(bytesAtControl);
        bytesAtEnd = List.copyOf(bytesAtEnd);
        ipv6 = ipv6 == null ? List.of() : List.copyOf(ipv6);
    }

    /** Of a phone that was asked to use a proxy. */
    public PhoneConnections(int schemaVersion, String proxy, List<String> scope, List<String> packages, List<String> before, List<String> during,
                            List<String> bytesAtStart, List<String> bytesAtControl, List<String> bytesAtEnd, String fault) {
        this(schemaVersion, proxy, scope, packages, before, during, bytesAtStart, bytesAtControl, bytesAtEnd, null, List.of(), fault);
    }
}
