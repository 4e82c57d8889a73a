package dev.leakgate.judge.rule;

import dev.leakgate.evidence.Plan.PlannedTrial;
import dev.leakgate.evidence.SessionRecord;
import dev.leakgate.evidence.SessionRecord.DrivenTrial;
import dev.leakgate.leak.Sighting;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An identifier of the phone went out, to anybody: no receiver has business with it. Charged to the session, and to
 * a trial that watches identifiers when it happened after its start and before the next trial's; to the phone when
 * another app sent it.
 */
final class IdentifierSent implements Rule {

    @Override
    public List<Charge> judge(SessionEvidence evidence) {
        Leaks leaks = new Leaks(evidence, "identifier-sent");
        for (Sighting sighting : evidence.detection().sightings()) {
            if (!sighting.secret().kind().canary() && observed(evidence, sighting)) {
                if (!evidence.inScope(sighting.exchange())) {
                    if (!opensControlPage(evidence, sighting)) {
                        leaks.add(evidence.phone().id(), sighting);
                    }
                    continue;
                }
                leaks.add(evidence.session().id(), sighting);
                evidence.timeOf(sighting.exchange()).ifPresent(time -> watchers(evidence, time)
                        .forEach(trial -> leaks.add(trial.id(), sighting)));
            }
        }
        return leaks.charges();
    }

    /** A browser that opens the control page for a session of the phone's own screens answers for itself in its own sessions. */
    private static boolean opensControlPage(SessionEvidence evidence, Sighting sighting) {
        Optional<String> actor = evidence.actorOf(sighting.exchange());
        SessionRecord record = evidence.record().orElse(null);
        return actor.isPresent() && record != null && record.controlFrom() != null
                && evidence.timeOf(sighting.exchange()).filter(t -> !t.isBefore(record.controlFrom())).isPresent()
                && evidence.capture().exchanges().stream().anyMatch(e -> actor.get().equals(e.actor())
                        && evidence.policy().ours(e.host()) && e.url().endsWith("/" + record.controlCanary()));
    }

    /** What was sent before the mode was on belongs to the mode before, and what after a state to none. Of unknown time: it counts. */
    private static boolean observed(SessionEvidence evidence, Sighting sighting) {
        if (evidence.timeOf(sighting.exchange()).filter(evidence::afterItsState).isPresent()) {
            return false;
        }
        Instant from = evidence.record().map(SessionRecord::observedFrom).orElse(null);
        return from == null || evidence.timeOf(sighting.exchange()).map(time -> !time.isBefore(from)).orElse(true);
    }

    private static List<PlannedTrial> watchers(SessionEvidence evidence, Instant time) {
        return evidence.session().trials().stream().filter(t -> t.watches().equals("identifiers"))
                .filter(t -> evidence.driven(t.id()).filter(d -> within(d, evidence.record().get(), time)).isPresent())
                .toList();
    }

    private static boolean within(DrivenTrial trial, SessionRecord record, Instant time) {
        Instant end = record.trials().stream().map(DrivenTrial::from).filter(f -> f.isAfter(trial.from()))
                .min(Comparator.naturalOrder())
                .orElse(record.controlFrom() == null ? record.to() : record.controlFrom());
        return !time.isBefore(trial.from()) && time.isBefore(end);
    }
}
