package dev.leakgate.judge;

import dev.leakgate.destination.Vendors;
import dev.leakgate.evidence.SessionRecord;
import dev.leakgate.judge.linkability.Stretch;
import dev.leakgate.judge.linkability.Stretch.Maker;
import dev.leakgate.judge.linkability.Stretch.Use;
import dev.leakgate.judge.rule.SessionEvidence;
import dev.leakgate.leak.Token;
import dev.leakgate.secret.Secret;
import dev.leakgate.traffic.Exchange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Cuts a session's evidence into stretches to compare. Each attempt at it begins with cleared app data; an incognito session is a
 * stretch of normal mode until its mode is on. What we know by name is judged by its own rules and is no token here, and
 * neither is what only our own hosts received.
 */
final class Stretches {

    /** More than a session is attempted at most. */
    private static final int ATTEMPTS = 100;

    private final SessionEvidence evidence;
    private final int life;
    private final Map<String, Exchange> exchanges;
    private final List<String> canaries;

    /** @param life number of this clearing of app data on this phone */
    private Stretches(SessionEvidence evidence, int life) {
        this.evidence = evidence;
        this.life = life;
        this.exchanges = evidence.exchanges();
        this.canaries = evidence.secrets().stream().filter(s -> s.kind().canary()).map(Secret::value).map(Stretches::folded).toList();
    }

    /** @param attempts at one session, each of which began with cleared app data */
    static List<Stretch> of(List<SessionEvidence> attempts) {
        List<Stretch> stretches = new ArrayList<>();
        for (int i = 0; i < attempts.size(); i++) {
            SessionEvidence attempt = attempts.get(i);
            int place = attempt.phone().sessions().indexOf(attempt.session());
            stretches.addAll(new Stretches(attempt, place * ATTEMPTS + i).stretches());
        }
        return stretches;
    }

    private List<Stretch> stretches() {
        List<Use> normal = new ArrayList<>();
        List<Use> incognito = new ArrayList<>();
        Map<String, Instant> told = new HashMap<>();
        Instant incognitoFrom = incognitoFrom();
        for (Token token : evidence.tokens()) {
            Exchange exchange = exchanges.get(token.exchange());
            if (exchange == null || !inScope(exchange) || evidence.policy().ours(token.host()) || known(token.value())) {
                continue;
            }
            if (token.request()) {
                (exchange.time().isBefore(incognitoFrom) ? normal : incognito).add(use(token, exchange));
            } else {
                told.merge(token.value(), exchange.time(), (a, b) -> a.isBefore(b) ? a : b);
            }
        }
        List<Stretch> stretches = new ArrayList<>();
        stretches.add(stretch(false, normal, told));
        if (!incognitoFrom.equals(Instant.MAX)) {
            stretches.add(stretch(true, incognito, told));
        }
        return stretches;
    }

    /** Without a proof of the mode nothing may be said of incognito. */
    private Instant incognitoFrom() {
        Optional<SessionRecord> proved = evidence.record().filter(r -> r.modeProof() != null && r.observedFrom() != null);
        return evidence.session().mode().equals("incognito") ? proved.map(SessionRecord::observedFrom).orElse(Instant.MAX) : Instant.MAX;
    }

    private Stretch stretch(boolean incognito, List<Use> uses, Map<String, Instant> told) {
        Maker maker = new Maker(evidence.session().packageName(), evidence.session().version(), evidence.phone().build());
        return new Stretch(evidence.session().id(), evidence.phone().id(), maker, incognito, life, life, 0, uses, told);
    }

    /** The browser itself, and whoever cannot be told from it. */
    private boolean inScope(Exchange exchange) {
        return exchange.actor() == null || exchange.actor().equals(evidence.session().packageName());
    }

    private boolean known(String value) {
        String folded = folded(value);
        return !evidence.redaction().of(value).equals(value) || canaries.stream().anyMatch(c -> c.contains(folded));
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static Use use(Token token, Exchange exchange) {
        return new Use(token.exchange(), exchange.time(), token.host(), Vendors.registrable(token.host()), token.name(), token.value(), token.trail());
    }
}
