package dev.leakgate.judge.verdict;

import java.util.List;

/**
 * What was seen of a session's traffic, and what was not.
 *
 * @param read        requests and other streams that were read
 * @param opaque      of these, uploads whose content could not be read
 * @param refused     connections that the phone broke off or used for nothing that could be read
 * @param cut         requests that did not come in whole
 * @param missed      connections that the phone made and the recorder did not see
 * @param notRead     budgets that were reached while decoding: something was not fully read
 * @param outOfSight  what this way of capturing cannot see, in words
 * @param turnedAway  what the phone's gateway refused, so that it never left; empty for other ways of capturing
 * @param witness     {@code phone} when the phone told its connections, else why it did not
 * @param bytesSent   what the session's apps sent by the phone's own counters; null when it has none
 * @param unexplained of these, what no captured connection explains
 * @param hosts       the same by host and actor, sorted
 */
public record Coverage(int read, int opaque, int refused, int cut, int missed, int notRead, List<String> outOfSight, List<TurnedAway> turnedAway,
                       String witness, Long bytesSent, long unexplained, List<Host> hosts) {

    public Coverage {
        outOfSight = List.copyOf(outOfSight);
        turnedAway = turnedAway == null ? List.of() : List.copyOf(turnedAway);
        hosts = List.copyOf(hosts);
    }

    /**
     * @param host       as it was asked for, or {@code ip:port} of a connection that passed the recorder by
     * @param actor      package of the app, or {@code unknown}
     * @param webSockets exchanges among {@code read} that became WebSockets
     * @param streams    connections among {@code read} that are no HTTP, read as bytes
     */
    public record Host(String host, String actor, int read, int webSockets, int streams, int opaque, int refused, int cut, int missed) {
    }

    /**
     * @param what    {@code QUIC}, {@code DNS over TLS} or {@code IPv6}
     * @param packets an attempt, or the repetition of one
     * @param to      addresses where they are known, with the port and {@code tcp} or {@code udp} for IPv6
     */
    public record TurnedAway(String what, long packets, List<String> to) {

        public TurnedAway {
            to = List.copyOf(to);
        }
    }

    /** Whether everything that was seen was read. */
    public boolean whole() {
        return opaque + refused + cut + missed + notRead == 0 && unexplained == 0;
    }
}
