package dev.leakgate.judge;

import dev.leakgate.destination.Vendors;
import dev.leakgate.evidence.BorderRecord.Border;
import dev.leakgate.evidence.BorderRecord.Kind;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Cuts a session's evidence into stretches to compare. Each attempt at it begins with cleared app data, each border crossed
 * in it begins a new stretch, and an incognito session is a stretch of normal mode until its mode is on. What we know by name is judged by its own rules and is no token here, and
 * neither is what only our own hosts received.
 */
final class Stretches {

    /** More than a session is attempted at most, and more than borders are crossed in it. */
    private static final int ATTEMPTS = 10;
    private static final int BORDERS = 100;

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
            stretches.addAll(new Stretches(attempt, (place * ATTEMPTS + i) * BORDERS).stretches());
        }
        return stretches;
    }

    private List<Stretch> stretches() {
        Instant incognitoFrom = incognitoFrom();
        Map<Place, List<Use>> uses = new LinkedHashMap<>();
        Map<String, Instant> told = new HashMap<>();
        for (Token token : evidence.tokens()) {
            Exchange exchange = exchanges.get(token.exchange());
            if (exchange == null || !evidence.witness().inScope(exchange.actor()) || evidence.policy().ours(token.host()) || known(token.value())) {
                continue;
            }
            if (token.request()) {
                uses.computeIfAbsent(place(exchange.time(), incognitoFrom), p -> new ArrayList<>()).add(use(token, exchange));
            } else {
                told.merge(token.value(), exchange.time(), (a, b) -> a.isBefore(b) ? a : b);
            }
        }
        uses.computeIfAbsent(place(Instant.MIN, incognitoFrom), p -> new ArrayList<>());
        return uses.entrySet().stream().map(e -> stretch(e.getKey(), e.getValue(), told)).toList();
    }

    /** On which side of every border; data and starts are counted from the beginning of this life, resets on the whole phone. */
    private record Place(boolean incognito, int clearings, int starts, int resets) {
    }

    private Place place(Instant time, Instant incognitoFrom) {
        List<Border> before = evidence.borders().stream().filter(b -> !b.at().isAfter(time)).toList();
        List<Border> here = evidence.record().map(r -> before.stream().filter(b -> !b.at().isBefore(r.from())).toList()).orElse(List.of());
        return new Place(!time.isBefore(incognitoFrom), count(here, Kind.CLEARING), here.size(), count(before, Kind.ADVERTISING_RESET));
    }

    private static int count(List<Border> borders, Kind kind) {
        return (int) borders.stream().filter(b -> b.kind() == kind).count();
    }

    /** Without a proof of the mode nothing may be said of incognito. */
    private Instant incognitoFrom() {
        Optional<SessionRecord> proved = evidence.record().filter(r -> r.modeProof() != null && r.observedFrom() != null);
        return evidence.session().mode().equals("incognito") ? proved.map(SessionRecord::observedFrom).orElse(Instant.MAX) : Instant.MAX;
    }

    private Stretch stretch(Place place, List<Use> uses, Map<String, Instant> told) {
        Maker maker = new Maker(evidence.session().packageName(), evidence.session().version(), evidence.phone().build());
        return new Stretch(evidence.session().id(), evidence.handset(), maker, place.incognito(), life + place.clearings(),
                life + place.starts(), place.resets(), uses, told);
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
