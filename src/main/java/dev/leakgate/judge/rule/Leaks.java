package dev.leakgate.judge.rule;

import dev.leakgate.judge.verdict.Finding;
import dev.leakgate.leak.Confidence;
import dev.leakgate.leak.Sighting;
import dev.leakgate.leak.Trail;
import dev.leakgate.secret.Secret;
import dev.leakgate.traffic.Exchange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sightings that a rule takes for leaks, made into charges: only what was sent counts, weak sightings count only
 * beside a strong one, and the same way to the same receiver is told once, with the first exchange that shows it.
 */
final class Leaks {

    private final SessionEvidence evidence;
    private final Map<String, Exchange> exchanges;
    private final String rule;
    private final Map<Accused, List<Sighting>> sightings = new LinkedHashMap<>();

    /** Whom one secret is charged to. */
    private record Accused(String to, Secret secret) {
    }

    Leaks(SessionEvidence evidence, String rule) {
        this.evidence = evidence;
        this.exchanges = evidence.exchanges();
        this.rule = rule;
    }

    void add(String to, Sighting sighting) {
        if (sighting.request()) {
            sightings.computeIfAbsent(new Accused(to, sighting.secret()), a -> new ArrayList<>()).add(sighting);
        }
    }

    List<Charge> charges() {
        List<Charge> charges = new ArrayList<>();
        sightings.forEach((accused, seen) -> {
            if (seen.stream().anyMatch(s -> s.confidence() != Confidence.LOW)) {
                Set<List<String>> told = new HashSet<>();
                seen.stream().filter(s -> told.add(way(s))).forEach(s -> charges.add(Charge.leak(accused.to(), finding(s))));
            }
        });
        return charges;
    }

    /** Receiver and trail; places in lists are left out, since a batch repeats one leak at many places. */
    private static List<String> way(Sighting sighting) {
        List<String> way = new ArrayList<>(List.of(sighting.host(), sighting.where()));
        way.addAll(Trail.withoutIndexes(sighting.trail()));
        return way;
    }

    private Finding finding(Sighting sighting) {
        Secret secret = sighting.secret();
        String value = evidence.redaction().value(secret);
        return new Finding(rule, secret.kind().word(), value, redact(sighting.host()), sighting.where(),
                sighting.trail().stream().map(this::redact).toList(), cleartext(sighting), exchange(sighting), evidence.redaction().excerpt(sighting),
                redact(new LeakSentence(evidence, sighting, value).toString()));
    }

    /** The exchange's id; before it the id of its evidence unless that is the first attempt at the trial's own session. */
    private String exchange(Sighting sighting) {
        return evidence.late(sighting.secret()) ? evidence.id() + "#" + sighting.exchange() : evidence.exchangeId(sighting.exchange());
    }

    private boolean cleartext(Sighting sighting) {
        Exchange exchange = exchanges.get(sighting.exchange());
        return exchange == null || exchange.cleartext();
    }

    private String redact(String text) {
        return evidence.redaction().of(text);
    }
}
