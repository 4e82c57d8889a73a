package dev.leakgate.judge.rule;

import dev.leakgate.leak.Sighting;
import dev.leakgate.traffic.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The control page sends its canary on, coded as a leak would be, and beside it something that holds no secret. The first
 * must be found through all its layers, the second must have been captured and must not be taken for a leak.
 */
final class ControlsFailed implements Rule {

    @Override
    public List<Charge> judge(SessionEvidence evidence) {
        if (!evidence.controlSeen()) {
            return List.of();
        }
        List<Charge> charges = new ArrayList<>();
        String canary = evidence.record().get().controlCanary();
        Optional<Exchange> leak = sent(evidence, "/known-leak");
        if (leak.isEmpty() || evidence.detection().sightings().stream().noneMatch(s -> isKnownLeak(s, leak.get(), canary))) {
            charges.add(gap(evidence, "known-leak-not-found", leak, leak.isEmpty()
                    ? "The control page did not send its known leak, so nothing proves that uploads of this browser are captured."
                            + " Check that the browser runs scripts, then run again."
                    : "The known leak was captured and not found in it, so other leaks may be overlooked as well: run"
                            + " `leakgate scan` on this session's capture and report it."));
        }
        Optional<Exchange> clean = sent(evidence, "/clean");
        if (clean.isEmpty()) {
            charges.add(gap(evidence, "clean-control-not-seen", clean, "The control page did not send its clean control."
                    + " Check that the browser runs scripts, then run again."));
        } else if (evidence.detection().sightings().stream().anyMatch(s -> s.exchange().equals(clean.get().id()) && s.request()
                && !s.where().equals("header"))) {
            charges.add(gap(evidence, "clean-control-not-clean", clean, "A secret was found in the clean control, which holds"
                    + " none, so other findings may be false alarms: look at it with `leakgate scan`."));
        }
        return charges;
    }

    private static Optional<Exchange> sent(SessionEvidence evidence, String path) {
        return evidence.capture().exchanges().stream().filter(e -> e.method().equals("POST")
                && evidence.policy().ours(e.host()) && e.url().endsWith(path)).findFirst();
    }

    private static boolean isKnownLeak(Sighting sighting, Exchange exchange, String canary) {
        return sighting.exchange().equals(exchange.id()) && sighting.request() && sighting.where().equals("body")
                && sighting.secret().value().equals(canary) && sighting.trail().containsAll(List.of("base64", "gzip"));
    }

    private static Charge gap(SessionEvidence evidence, String rule, Optional<Exchange> exchange, String sentence) {
        return Charge.gap(evidence.session().id(), rule, evidence.policy().bench(), exchange.map(Exchange::id).orElse(""), sentence);
    }
}
