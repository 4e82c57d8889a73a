package dev.leakgate.judge.rule;

import dev.leakgate.evidence.SessionRecord.Told;
import dev.leakgate.judge.policy.Engine;
import dev.leakgate.leak.Sighting;
import dev.leakgate.secret.Secret;
import dev.leakgate.secret.SecretKind;
import dev.leakgate.traffic.Exchange;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Who may have a canary: our own hosts, the page visited, the engine that was asked, a service in its exact shape. */
final class Receivers {

    private final SessionEvidence evidence;
    private final Map<String, Exchange> exchanges;

    Receivers(SessionEvidence evidence) {
        this.evidence = evidence;
        this.exchanges = evidence.exchanges();
    }

    boolean mayHave(Sighting sighting) {
        return evidence.policy().ours(sighting.host()) || visited(sighting) || asked(sighting) || served(sighting);
    }

    private boolean visited(Sighting sighting) {
        Secret secret = sighting.secret();
        return told(secret).stream().anyMatch(t -> t.kind().equals("site") && t.host().equals(sighting.host()))
                || secret.kind() == SecretKind.URL && hostOf(secret.value()).equals(sighting.host());
    }

    private boolean asked(Sighting sighting) {
        Exchange exchange = exchanges.get(sighting.exchange());
        return exchange != null && sighting.secret().kind() == SecretKind.QUERY
                && engines(sighting.secret()).stream().anyMatch(e -> e.mayHaveQuery(exchange, inReferrer(sighting)));
    }

    /** Only what stands in the address of such a request: what else it carries is not of its shape. */
    private boolean served(Sighting sighting) {
        Exchange exchange = exchanges.get(sighting.exchange());
        SecretKind kind = sighting.secret().kind();
        return exchange != null && sighting.where().equals("url") && notAnotherEngine(sighting)
                && evidence.typedIn(sighting.secret()).filter(mode -> evidence.policy().services().stream()
                        .anyMatch(s -> s.mayHave(kind, mode, exchange))).isPresent();
    }

    /** An engine that was not asked is a third party whatever it serves. */
    private boolean notAnotherEngine(Sighting sighting) {
        return evidence.policy().engine(sighting.host()).map(e -> engines(sighting.secret()).contains(e)).orElse(true);
    }

    /** When it is not on record whom the trial asked, every engine of the policy may have been asked. */
    private List<Engine> engines(Secret secret) {
        if (evidence.drivenAnywhere(secret.owner()).isEmpty()) {
            return evidence.policy().engines();
        }
        return told(secret).stream().filter(t -> t.kind().equals("engine"))
                .flatMap(t -> evidence.policy().engine(t.host()).stream()).toList();
    }

    private List<Told> told(Secret secret) {
        return evidence.drivenAnywhere(secret.owner()).stream().flatMap(t -> t.allowed().stream())
                .filter(t -> t.value().equals(secret.value())).toList();
    }

    private static boolean inReferrer(Sighting sighting) {
        return sighting.where().equals("header")
                && String.join(" ", sighting.trail()).toLowerCase(Locale.ROOT).contains("referer");
    }

    static String hostOf(String url) {
        return url.contains("://") ? url.substring(url.indexOf("://") + 3).split("[:/?#]", 2)[0].toLowerCase(Locale.ROOT) : "";
    }
}
