package dev.leakgate.judge;

import dev.leakgate.evidence.InfluenceRecord;
import dev.leakgate.evidence.InfluenceRecord.Run;
import dev.leakgate.evidence.InfluenceRecord.Window;
import dev.leakgate.judge.influence.Repetition;
import dev.leakgate.judge.influence.Series;
import dev.leakgate.judge.rule.SessionEvidence;
import dev.leakgate.leak.Opaque;
import dev.leakgate.leak.Sighting;
import dev.leakgate.traffic.Exchange;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What each endpoint that receives unreadable uploads got in each window of an influence experiment. */
final class Uploads {

    private final SessionEvidence evidence;
    private final InfluenceRecord record;

    private Uploads(SessionEvidence evidence, InfluenceRecord record) {
        this.evidence = evidence;
        this.record = record;
    }

    /** One series for each endpoint found opaque and nowhere readable in this session, in the order of their names. */
    static List<Series> of(SessionEvidence evidence, InfluenceRecord record) {
        return new Uploads(evidence, record).series();
    }

    private List<Series> series() {
        Set<String> readable = evidence.detection().sightings().stream().filter(s -> s.request() && s.secret().kind().canary())
                .map(Sighting::exchange).collect(Collectors.toSet());
        Set<String> opaque = evidence.detection().opaque().stream().filter(Opaque::request).map(Opaque::exchange).collect(Collectors.toSet());
        Map<String, List<Exchange>> endpoints = evidence.capture().exchanges().stream()
                .filter(e -> !evidence.policy().ours(e.host()))
                .collect(Collectors.groupingBy(Uploads::endpoint, TreeMap::new, Collectors.toList()));
        return endpoints.entrySet().stream().filter(e -> e.getValue().stream().anyMatch(x -> opaque.contains(x.id())))
                .filter(e -> e.getValue().stream().noneMatch(x -> readable.contains(x.id())))
                .map(e -> new Series(e.getKey(), run(Run.NOISE, e.getValue()), run(Run.FIRST, e.getValue()), run(Run.FRESH, e.getValue())))
                .toList();
    }

    private static String endpoint(Exchange exchange) {
        return exchange.method() + " " + exchange.url().split("[?#]", 2)[0];
    }

    private List<Repetition> run(Run run, List<Exchange> exchanges) {
        return record.windows().stream().filter(w -> w.run() == run && w.whole()).map(w -> repetition(w, exchanges)).toList();
    }

    private static Repetition repetition(Window window, List<Exchange> exchanges) {
        List<Exchange> within = exchanges.stream()
                .filter(e -> !e.time().isBefore(window.from()) && e.time().isBefore(window.to())).toList();
        return new Repetition(window.block(), window.length(), within.size(),
                within.stream().mapToLong(e -> e.url().length() + e.request().body().size()).sum(),
                within.stream().map(Exchange::time).min(Comparator.naturalOrder())
                        .map(first -> Duration.between(window.from(), first).toMillis() / 1000.0).orElse(Double.NaN));
    }
}
