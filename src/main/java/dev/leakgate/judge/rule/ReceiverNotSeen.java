package dev.leakgate.judge.rule;

import dev.leakgate.evidence.Plan.PlannedSession;
import dev.leakgate.evidence.SessionRecord.DrivenTrial;
import dev.leakgate.evidence.SessionRecord.Told;
import dev.leakgate.leak.Sighting;
import java.util.ArrayList;
import java.util.List;

/**
 * What a trial told an engine or a site must have been seen on its way there; else the step had no effect, or this
 * browser's traffic takes another way than the recorder's. Where nothing vouches for a server, nothing should be seen.
 */
final class ReceiverNotSeen implements Rule {

    @Override
    public List<Charge> judge(SessionEvidence evidence) {
        if (evidence.session().state().equals(PlannedSession.NO_AUTHORITY) || CaptureIncomplete.nothing(evidence.capture())) {
            return List.of();
        }
        Receivers receivers = new Receivers(evidence);
        List<Charge> charges = new ArrayList<>();
        for (DrivenTrial trial : evidence.record().map(r -> r.trials()).orElse(List.of())) {
            for (Told told : trial.allowed()) {
                boolean seen = evidence.detection().sightings().stream()
                        .anyMatch(s -> isThat(s, trial, told) && receivers.mayHave(s));
                if (!seen && trial.fault() == null) {
                    charges.add(Charge.gap(trial.id(), "receiver-not-seen", told.host(), "'" + told.value() + "' was not"
                            + " seen on its way to " + told.host() + ", where this trial sends it: the page was not"
                            + " opened, or this browser goes round the recorder. Check that the phone has a network."));
                }
            }
        }
        return charges;
    }

    private static boolean isThat(Sighting sighting, DrivenTrial trial, Told told) {
        return sighting.request() && sighting.secret().owner().equals(trial.id())
                && sighting.secret().value().equals(told.value());
    }
}
