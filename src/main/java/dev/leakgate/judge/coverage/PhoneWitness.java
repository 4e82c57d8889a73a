package dev.leakgate.judge.coverage;

import dev.leakgate.evidence.PhoneConnections;
import dev.leakgate.traffic.Capture;
import dev.leakgate.traffic.Exchange;
import dev.leakgate.traffic.PastRecorder;
import dev.leakgate.traffic.TcpStream;
import dev.leakgate.traffic.socket.ByteCounts;
import dev.leakgate.traffic.socket.SocketRow;
import dev.leakgate.traffic.socket.Uids;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the phone told of its connections in one session, put beside the capture: which app an exchange is from, which
 * connections passed the recorder by, and whether the apps sent more bytes than were captured.
 */
public final class PhoneWitness {

    private static final int QUIC = 443;
    /** What stands for the proxy where the recorder ends a tunnel. */
    private static final String TUNNEL = "wireguard";
    private static final Set<Integer> DNS = Set.of(53, 853);
    /** What the kernel counts besides a request: TLS records, TCP and IP heads, acknowledgements of what is received. */
    private static final double SENT_FOR_EACH_BYTE = 1.15;
    private static final double SENT_FOR_EACH_RECEIVED = 0.05;
    private static final long SENT_FOR_EACH_CONNECTION = 4096;
    private static final long NOISE = 64 * 1024;

    private final PhoneConnections told;
    private final Uids uids;
    private final Set<Integer> scope;
    private final Set<String> scopeNames = new HashSet<>();
    /** Of the phone, in the network whose gateway refuses all IPv6. */
    private final Set<String> refusedFrom = new HashSet<>();
    private final Map<Integer, Integer> ownerOfPort = new HashMap<>();

    private PhoneWitness(PhoneConnections told) {
        this.told = told;
        this.uids = Uids.parse(told.packages());
        this.scope = uids.uidsOf(told.scope());
        scope.forEach(uid -> scopeNames.add(uids.name(uid)));
        told.ipv6().forEach(line -> refusedFrom.add(ipv6(line)));
        Stream.concat(rows(told.before()), rows(told.during())).filter(row -> row.owned() && toRecorder(row))
                .forEach(row -> ownerOfPort.put(row.localPort(), row.uid()));
    }

    /** @param told empty when the phone was not asked: then no actor is known */
    public static PhoneWitness of(Optional<PhoneConnections> told) {
        return new PhoneWitness(told.orElse(new PhoneConnections(1, "", List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                List.of(), "the phone was not asked for its connections")));
    }

    /** What the phone's gateway saw beside the recorder; empty when the phone was asked to use a proxy. */
    public Optional<PastRecorder> gateway() {
        return Optional.ofNullable(told.pastRecorder());
    }

    /** Whether the recorder is at the end of a tunnel that the phone's traffic goes through. */
    public boolean tunnelled() {
        return told.proxy().equals(TUNNEL);
    }

    /** Why the phone's word is not complete; empty when it is. */
    public Optional<String> fault() {
        return Optional.ofNullable(told.fault());
    }

    /** The same capture, each part with the app that it is from where the phone tells. */
    public Capture attributed(Capture capture) {
        return capture.attributed(this::actor);
    }

    /**
     * The app that has this end of a connection to the recorder. A port is given to another socket only when thousands
     * of others had their turn, so its last owner is its owner.
     *
     * @param client {@code ip:port}, or null
     * @return null when the phone does not tell
     */
    private String actor(String client) {
        Integer uid = client == null ? null : ownerOfPort.get(Integer.parseInt(client.substring(client.lastIndexOf(':') + 1)));
        return uid == null ? null : uids.name(uid);
    }

    /** Whether the session speaks for an actor; it does for one that nobody knows. */
    public boolean inScope(String actor) {
        return actor == null || scopeNames.contains(actor);
    }

    /**
     * A connection that the recorder cannot have seen.
     *
     * @param to    {@code ip:port}
     * @param actor the app
     * @param quic  it is UDP to the port of HTTPS
     */
    public record Passed(String to, String actor, String transport, boolean quic) {
    }

    /** Connections of this session that passed the recorder by; name servers are left out, they are out of sight anyway. */
    public List<Passed> passedBy() {
        Set<Passed> passed = new LinkedHashSet<>();
        rows(told.during()).filter(row -> row.owned() && row.connected() && !row.loopback() && !toRecorder(row)
                && !DNS.contains(row.remotePort()) && !refused(row)).forEach(row -> passed.add(new Passed(row.to(), uids.name(row.uid()), row.transport(),
                        row.transport().equals("udp") && row.remotePort() == QUIC)));
        return List.copyOf(passed);
    }

    /** Bytes that the scope's apps sent in the session by the phone's counters; empty when it has none. */
    public OptionalLong sent() {
        return told.bytesAtEnd().isEmpty() ? OptionalLong.empty() : OptionalLong.of(between(told.bytesAtStart(), told.bytesAtEnd()).sent());
    }

    /**
     * Of these bytes, those that no captured connection and none that passed by explains; 0 when there are few. What a
     * connection costs besides its requests is calibrated on the control segment, of which all is known.
     *
     * @param controlFrom when the control segment began; null when it was not reached
     */
    public long unexplained(Capture capture, Instant controlFrom) {
        if (sent().isEmpty() || !passedBy().isEmpty()) {
            return 0;
        }
        ByteCounts counted = between(told.bytesAtStart(), told.bytesAtEnd());
        long requests = bytes(capture, null);
        long explained = (long) (SENT_FOR_EACH_BYTE * requests + SENT_FOR_EACH_RECEIVED * counted.received())
                + connections(capture, null) * costOfConnection(capture, controlFrom);
        long rest = counted.sent() - explained;
        return rest > NOISE && rest > counted.sent() / 4 ? rest : 0;
    }

    private long costOfConnection(Capture capture, Instant controlFrom) {
        long connections = controlFrom == null || told.bytesAtControl().isEmpty() ? 0 : connections(capture, controlFrom);
        long measured = connections == 0 ? 0
                : (between(told.bytesAtControl(), told.bytesAtEnd()).sent() - bytes(capture, controlFrom)) / connections;
        return Math.max(SENT_FOR_EACH_CONNECTION, measured);
    }

    private static ByteCounts between(List<String> from, List<String> to) {
        return ByteCounts.of(to).minus(ByteCounts.of(from));
    }

    private long bytes(Capture capture, Instant from) {
        long requests = capture.exchanges().stream().filter(e -> counts(e.actor(), e.time(), from))
                .mapToLong(e -> e.url().length() + e.request().body().size() + e.request().headers().stream()
                        .mapToLong(h -> h.name().length() + h.value().length() + 4).sum()).sum();
        long streams = Stream.concat(
                capture.exchanges().stream().filter(e -> counts(e.actor(), e.time(), from)).flatMap(e -> e.messages().stream()),
                capture.streams().stream().filter(s -> counts(s.actor(), s.time(), from)).flatMap(s -> s.messages().stream()))
                .filter(m -> m.fromClient()).mapToLong(m -> m.bytes().length).sum();
        return requests + streams;
    }

    private long connections(Capture capture, Instant from) {
        return Stream.of(
                capture.exchanges().stream().filter(e -> counts(e.actor(), e.time(), from)).map(Exchange::client),
                capture.streams().stream().filter(s -> counts(s.actor(), s.time(), from)).map(TcpStream::client),
                capture.unread().stream().filter(u -> counts(u.actor(), u.time(), from)).map(u -> u.client()))
                .flatMap(clients -> clients).distinct().count();
    }

    private boolean counts(String actor, Instant time, Instant from) {
        return inScope(actor) && (from == null || !time.isBefore(from));
    }

    /** A gateway refuses all QUIC, so that apps go on over TCP, and all IPv6, so that they go on over IPv4. */
    private boolean refused(SocketRow row) {
        return gateway().isPresent() && (row.transport().equals("udp") && row.remotePort() == QUIC || refusedFrom.contains(row.local().getHostAddress()));
    }

    /** In the JDK's spelling. @param line {@code inet6 2001:db8::7/64 scope global ...} */
    private static String ipv6(String line) {
        String address = line.split("\\s+")[1].replaceFirst("/.*", "");
        try {
            return InetAddress.getByName(address).getHostAddress().replaceFirst("%.*", "");
        } catch (UnknownHostException e) {
            throw new IllegalStateException("'" + line + "' has no IPv6 address", e);
        }
    }

    /**
     * The recorder is in the way of every connection through a gateway or a tunnel, wherever it leads to; but not of one that
     * begins at another address of the phone, such as that of its mobile data.
     */
    private boolean toRecorder(SocketRow row) {
        if (gateway().isPresent() || tunnelled()) {
            return row.transport().equals("tcp") && !row.loopback() && (tunnelled() ? row.remote() instanceof Inet4Address : row.local().getHostAddress().equals(told.proxy()));
        }
        int colon = told.proxy().lastIndexOf(':');
        return row.transport().equals("tcp") && colon > 0 && row.remotePort() == Integer.parseInt(told.proxy().substring(colon + 1))
                && (row.remote().getHostAddress().equals(told.proxy().substring(0, colon)) || !told.proxy().substring(0, colon).matches("[0-9.]+"));
    }

    private static Stream<SocketRow> rows(List<String> lines) {
        return lines.stream().flatMap(line -> SocketRow.parse(line).stream());
    }
}
