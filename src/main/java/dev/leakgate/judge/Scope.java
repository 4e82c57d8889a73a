package dev.leakgate.judge;

import dev.leakgate.evidence.Plan.PlannedTrial;
import dev.leakgate.judge.policy.Policy.Unreadable;
import dev.leakgate.judge.policy.Policy.Weight;
import dev.leakgate.judge.rule.SessionEvidence;
import dev.leakgate.secret.Secret;
import dev.leakgate.traffic.PastRecorder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a verdict speaks for: the kinds that were looked for, what the policy ignores, what this way of capturing cannot see. */
final class Scope {

    private static final String UNSEEN = "unseen: ";
    private static final List<String> OUT_OF_SIGHT = List.of("UDP and QUIC", "DNS", "apps that ignore the proxy");
    /** The phone lists connected sockets, of whatever transport; name servers are asked by its system. */
    private static final List<String> OUT_OF_SIGHT_OF_BOTH = List.of("UDP without a connection", "DNS");

    /** It counts by address; QUIC and DNS over TLS it refuses. */
    private static final String GATEWAY_UNREAD = "UDP other than DNS (%d packets to %d addresses)";
    /** Multicast, and other machines there: no gateway is asked. */
    private static final String OWN_NETWORK = "the phone's own network";
    private static final String OTHER_NETWORKS = "other networks of the phone, as mobile data";
    private static final List<String> OUT_OF_SIGHT_OF_TUNNEL = List.of("UDP and QUIC", "DNS", "IPv6");

    private final SessionEvidence evidence;

    private Scope(SessionEvidence evidence) {
        this.evidence = evidence;
    }

    static Scope of(SessionEvidence evidence) {
        return new Scope(evidence);
    }

    List<String> ofSession() {
        return scope(evidence.identifiers());
    }

    List<String> ofTrial(PlannedTrial trial) {
        Stream<Secret> identifiers = trial.watches().equals("identifiers") ? evidence.identifiers().stream() : Stream.empty();
        return scope(Stream.concat(evidence.canariesOf(trial.id()).stream(), identifiers).toList());
    }

    private List<String> scope(List<Secret> secrets) {
        List<String> scope = new ArrayList<>(secrets.stream().map(Secret::kind).distinct().sorted().map(k -> k.word()).toList());
        for (Unreadable sort : Unreadable.values()) {
            if (evidence.policy().unread().get(sort) == Weight.IGNORED) {
                scope.add("ignored: " + sort.word());
            }
        }
        outOfSight().forEach(what -> scope.add(UNSEEN + what));
        return scope;
    }

    /** What neither the recorder nor the phone's own word shows. */
    List<String> outOfSight() {
        Optional<PastRecorder> gateway = evidence.witness().gateway();
        if (gateway.isPresent()) {
            return outOfSightOf(gateway.get());
        }
        if (evidence.witness().tunnelled()) {
            return OUT_OF_SIGHT_OF_TUNNEL;
        }
        return evidence.witness().fault().isPresent() ? OUT_OF_SIGHT : OUT_OF_SIGHT_OF_BOTH;
    }

    private List<String> outOfSightOf(PastRecorder gateway) {
        List<String> unseen = new ArrayList<>(List.of(OWN_NETWORK));
        long datagrams = gateway.datagrams().values().stream().mapToLong(n -> n).sum();
        if (datagrams > 0) {
            unseen.add(GATEWAY_UNREAD.formatted(datagrams, gateway.datagrams().size()));
        }
        if (evidence.witness().fault().isPresent()) {
            unseen.add(OTHER_NETWORKS);
        }
        return unseen;
    }
}
