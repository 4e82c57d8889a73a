package dev.leakgate.judge.coverage;

import dev.leakgate.judge.verdict.Coverage;
import dev.leakgate.leak.Detection;
import dev.leakgate.leak.Opaque;
import dev.leakgate.traffic.Capture;
import dev.leakgate.traffic.Exchange;
import dev.leakgate.traffic.PastRecorder;
import dev.leakgate.traffic.Unread;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts what was seen of a session's traffic and what was not, by host and app. */
public final class CoverageCount {

    private static final int SWITCHING_PROTOCOLS = 101;

    private final Map<List<String>, int[]> counts = new TreeMap<>((a, b) -> {
        int byHost = a.get(0).compareTo(b.get(0));
        return byHost != 0 ? byHost : a.get(1).compareTo(b.get(1));
    });

    /** What is counted, in the order of {@link Coverage.Host}. */
    private enum Sort {
        READ, WEB_SOCKET, STREAM, OPAQUE, REFUSED, CUT, MISSED
    }

    private final UnaryOperator<String> redaction;

    private CoverageCount(UnaryOperator<String> redaction) {
        this.redaction = redaction;
    }

    /**
     * @param attributed  the capture with its actors
     * @param controlFrom when the control segment began, or null
     * @param outOfSight  what this way of capturing cannot see
     * @param redaction   of the names of hosts, which may hold an identifier
     */
    public static Coverage of(Capture attributed, Detection detection, PhoneWitness witness, Instant controlFrom, List<String> outOfSight,
                              UnaryOperator<String> redaction) {
        CoverageCount count = new CoverageCount(redaction);
        attributed.exchanges().forEach(count::exchange);
        attributed.streams().forEach(s -> {
            count.add(s.host(), s.actor(), Sort.READ);
            count.add(s.host(), s.actor(), Sort.STREAM);
        });
        attributed.unread().forEach(count::unread);
        int notRead = count.opaque(detection, attributed);
        witness.passedBy().forEach(p -> count.add(p.to(), p.actor(), Sort.MISSED));
        OptionalLong sent = witness.sent();
        return new Coverage(count.sum(Sort.READ), count.sum(Sort.OPAQUE), count.sum(Sort.REFUSED), count.sum(Sort.CUT), count.sum(Sort.MISSED),
                notRead, outOfSight, witness.gateway().map(CoverageCount::turnedAway).orElse(List.of()), witness.fault().orElse("phone"), sent.isPresent() ? sent.getAsLong() : null,
                witness.unexplained(attributed, controlFrom), count.hosts());
    }

    private static List<Coverage.TurnedAway> turnedAway(PastRecorder gateway) {
        return Stream.of(new Coverage.TurnedAway("QUIC", gateway.quicRefused().values().stream().mapToLong(n -> n).sum(), List.copyOf(gateway.quicRefused().keySet())),
                        new Coverage.TurnedAway("DNS over TLS", gateway.dnsOverTls(), List.of()),
                        new Coverage.TurnedAway("IPv6", gateway.ipv6(), List.copyOf(gateway.ipv6Refused().keySet())))
                .filter(refused -> refused.packets() > 0).toList();
    }

    private void exchange(Exchange exchange) {
        boolean whole = exchange.request().body().complete();
        add(exchange.host(), exchange.actor(), whole ? Sort.READ : Sort.CUT);
        if (exchange.answer().filter(a -> a.status() == SWITCHING_PROTOCOLS).isPresent()) {
            add(exchange.host(), exchange.actor(), Sort.WEB_SOCKET);
        }
    }

    /** A request that was cut off is counted as an exchange already. */
    private void unread(Unread unread) {
        switch (unread.kind()) {
            case TLS_REFUSED, NO_REQUEST -> add(unread.host(), unread.actor(), Sort.REFUSED);
            case RECORDER_FAULT -> add(unread.host(), unread.actor(), Sort.CUT);
            default -> { }
        }
    }

    /** One for each upload. @return how many budgets were reached */
    private int opaque(Detection detection, Capture capture) {
        Map<String, String> actors = capture.exchanges().stream().filter(e -> e.actor() != null)
                .collect(Collectors.toMap(Exchange::id, Exchange::actor, (a, b) -> a));
        capture.streams().stream().filter(s -> s.actor() != null).forEach(s -> actors.put(s.id(), s.actor()));
        Map<String, Opaque> uploads = detection.opaque().stream().filter(Opaque::request)
                .collect(Collectors.toMap(Opaque::exchange, Function.identity(), (a, b) -> a, LinkedHashMap::new));
        uploads.values().forEach(o -> add(o.host(), actors.get(o.exchange()), Sort.OPAQUE));
        return (int) detection.opaque().stream().filter(o -> o.request() && o.reason().startsWith("not fully read")).count();
    }

    private void add(String host, String actor, Sort sort) {
        String where = host == null || host.isEmpty() ? "unknown" : host;
        counts.computeIfAbsent(List.of(redaction.apply(where), actor == null ? "unknown" : actor), key -> new int[Sort.values().length])[sort.ordinal()]++;
    }

    private int sum(Sort sort) {
        return counts.values().stream().mapToInt(c -> c[sort.ordinal()]).sum();
    }

    private List<Coverage.Host> hosts() {
        return counts.entrySet().stream().map(e -> {
            int[] c = e.getValue();
            return new Coverage.Host(e.getKey().get(0), e.getKey().get(1), c[0], c[1], c[2], c[3], c[4], c[5], c[6]);
        }).toList();
    }
}
