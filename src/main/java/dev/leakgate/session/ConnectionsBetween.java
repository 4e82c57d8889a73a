package dev.leakgate.session;

import dev.leakgate.browser.BrowserFile;
import dev.leakgate.evidence.PhoneConnections;
import dev.leakgate.evidence.RunFolder;
import dev.leakgate.phone.ConnectionWatch;
import dev.leakgate.phone.PhoneException;
import dev.leakgate.traffic.PastRecorder;
import dev.leakgate.traffic.socket.Uids;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Which connections a phone's apps make between its sessions: those that were not known when one ended and are when the
 * next begins. Lives as long as the phone's recorder, whose journal for what lies between sessions they are put beside.
 */
public final class ConnectionsBetween {

    private final Optional<Supplier<PastRecorder>> gateway;
    private final String proxy;
    private final List<String> scope;
    private final Set<String> known = new LinkedHashSet<>();
    private final Set<String> between = new LinkedHashSet<>();
    private ConnectionWatch watch;
    private List<String> packages = List.of();
    private String fault;

    /**
     * @param browsers that are driven on the phone
     * @param proxy    the recorder as the phone reaches it, see {@link PhoneConnections#proxy}
     * @param gateway  tells what it saw beside the recorder until now; empty where the phone is asked to use a proxy
     */
    public ConnectionsBetween(Collection<BrowserFile> browsers, String proxy, Optional<Supplier<PastRecorder>> gateway) {
        this.gateway = gateway;
        this.proxy = proxy;
        this.scope = browsers.stream().flatMap(b -> b.senders().stream()).distinct().toList();
    }

    /** A watch was started on the phone; what it sees at first was there before. */
    public void watch(ConnectionWatch started) {
        watch = started;
        try {
            packages = watch.packages();
            known.addAll(watch.look(Uids.parse(packages).uidsOf(scope)).rows());
        } catch (PhoneException e) {
            missed("the phone did not tell its connections: " + e.getMessage());
        }
    }

    /** The witness of one session of one browser. */
    ConnectionWitness of(BrowserFile browser) {
        return new ConnectionWitness(watch, browser.senders(), proxy, gateway, this);
    }

    /** The witness of what is captured with all browsers in the background. */
    ConnectionWitness ofAll() {
        return new ConnectionWitness(watch, scope, proxy, gateway, this);
    }

    /** Nothing was being recorded for a session until now. */
    public void until(List<String> rows) {
        rows.stream().filter(row -> !known.contains(row)).forEach(between::add);
        known.addAll(rows);
    }

    /** A session has ended, in which all this was there. */
    void from(List<String> rows) {
        known.addAll(rows);
    }

    /** Why this is not complete, one sentence. */
    public void missed(String why) {
        fault = why;
    }

    /** @param id of the recorder's journal for what lies between sessions */
    public void keep(RunFolder evidence, String id) {
        evidence.of(id).keep(new PhoneConnections(1, proxy, scope, packages, known.stream().filter(row -> !between.contains(row)).toList(),
                List.copyOf(between), List.of(), List.of(), List.of(), gateway.map(g -> PastRecorder.NOTHING).orElse(null), List.of(), fault));
    }
}
