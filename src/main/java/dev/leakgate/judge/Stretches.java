package dev.leakgate.judge;

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
import okhttp3.HttpUrl;

/**
 * Cuts a session's evidence into stretches to compare. A session begins with cleared app data; an incognito session is a
 * stretch of normal mode until its mode is on. What we know by name is judged by its own rules and is no token here, and
 * neither is what only our own hosts received.
 */
final class Stretches {

    private final SessionEvidence evidence;
    private final Map<String, Exchange> exchanges;
    private final List<String> canaries;

    private Stretches(SessionEvidence evidence) {
        this.evidence = evidence;
        this.exchanges = evidence.exchanges();
        this.canaries = evidence.secrets().stream().filter(s -> s.kind().canary()).map(Secret::value).map(Stretches::folded).toList();
    }

    static List<Stretch> of(SessionEvidence evidence) {
        return new Stretches(evidence).stretches();
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
        int place = evidence.phone().sessions().indexOf(evidence.session());
        Maker maker = new Maker(evidence.session().packageName(), evidence.session().version(), evidence.phone().build());
        return new Stretch(evidence.session().id(), evidence.phone().id(), maker, incognito, place, place, 0, uses, told);
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
        return new Use(token.exchange(), exchange.time(), token.host(), vendor(token.host()), token.name(), token.value(), token.trail());
    }

    /** The registrable domain by the public suffix list, or the host itself when it has none. */
    private static String vendor(String host) {
        HttpUrl url = HttpUrl.parse("https://" + host + "/");
        return url == null || url.topPrivateDomain() == null ? host : url.topPrivateDomain();
    }
}
