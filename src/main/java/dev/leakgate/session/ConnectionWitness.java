package dev.leakgate.session;

import dev.leakgate.evidence.PhoneConnections;
import dev.leakgate.phone.ConnectionWatch;
import dev.leakgate.phone.PhoneException;
import dev.leakgate.traffic.PastRecorder;
import dev.leakgate.traffic.socket.Uids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Asks the phone when a session begins, before its control segment and when it ends which connections its apps have
 * made. A phone that cannot tell costs the witness, not the session.
 */
final class ConnectionWitness {

    private final ConnectionWatch watch;
    private final List<String> scope;
    private final String proxy;
    private final Optional<Supplier<PastRecorder>> gateway;
    private final ConnectionsBetween between;
    private PastRecorder pastBefore = PastRecorder.NOTHING;
    private List<String> packages = List.of();
    private Set<Integer> uids = Set.of();
    private List<String> before = List.of();
    private List<String> atStart = List.of();
    private List<String> atControl = List.of();
    private String fault;
    private Duration took = Duration.ZERO;

    /**
     * @param scope   packages that the session speaks for
     * @param proxy   the recorder as the phone reaches it
     * @param gateway tells what it saw beside the recorder until now; empty where the phone is asked to use a proxy
     * @param between is told what was there when the session began and ended
     */
    ConnectionWitness(ConnectionWatch watch, List<String> scope, String proxy, Optional<Supplier<PastRecorder>> gateway, ConnectionsBetween between) {
        this.gateway = gateway;
        this.watch = watch;
        this.scope = scope;
        this.proxy = proxy;
        this.between = between;
    }

    void begin() {
        pastBefore = gateway.map(Supplier::get).orElse(PastRecorder.NOTHING);
        ask(() -> {
            packages = watch.packages();
            uids = Uids.parse(packages).uidsOf(scope);
            ConnectionWatch.Noted noted = look();
            before = noted.rows();
            between.until(before);
            atStart = noted.bytes();
        });
    }

    void beforeControl() {
        ask(() -> atControl = look().bytes());
    }

    /** @param keep takes what the phone told */
    void end(Consumer<PhoneConnections> keep) {
        List<String> during = new ArrayList<>();
        List<String> atEnd = new ArrayList<>();
        List<String> ipv6 = new ArrayList<>();
        ask(() -> {
            ConnectionWatch.Noted noted = look();
            Set<String> old = Set.copyOf(before);
            noted.rows().stream().filter(row -> !old.contains(row)).forEach(during::add);
            between.from(noted.rows());
            atEnd.addAll(noted.bytes());
            gateway.ifPresent(g -> ipv6.addAll(watch.ipv6InWifi()));
        });
        keep.accept(new PhoneConnections(1, proxy, scope, packages, before, during, atStart, atControl, atEnd,
                gateway.map(g -> g.get().since(pastBefore)).orElse(null), ipv6, fault));
    }

    private ConnectionWatch.Noted look() {
        ConnectionWatch.Noted noted = watch.look(uids);
        if (noted.broken()) {
            missed("the watch on the phone had ended and was started again");
        }
        return noted;
    }

    private void ask(Runnable question) {
        Instant from = Instant.now();
        try {
            question.run();
        } catch (PhoneException e) {
            missed("the phone did not tell its connections: " + e.getMessage());
        } finally {
            took = took.plus(Duration.between(from, Instant.now()));
        }
    }

    /** What asking has cost. */
    Duration took() {
        return took;
    }

    private void missed(String why) {
        fault = why;
        between.missed(why);
    }
}
