package dev.leakgate.judge.rule;

import java.util.List;
import java.util.Locale;

/** A browser keeps events for a while; a session that ends earlier has not seen what it would have sent. */
final class FlushNotWaited implements Rule {

    @Override
    public List<Charge> judge(SessionEvidence evidence) {
        return evidence.record().filter(r -> r.flushWaited() < r.flushNeeded()).map(r -> Charge.gap(
                evidence.session().id(), "flush-not-waited", "", String.format(Locale.ROOT, "The session ended %.1f s"
                        + " after the last trial, and %s keeps events for up to %.1f s: run again.", r.flushWaited(),
                        evidence.session().title(), r.flushNeeded()))).map(List::of).orElse(List.of());
    }
}
