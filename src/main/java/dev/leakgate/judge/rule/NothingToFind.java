package dev.leakgate.judge.rule;

import dev.leakgate.evidence.Plan.PlannedTrial;
import java.util.ArrayList;
import java.util.List;

/** Judged without a secret to look for, everything would be clean. */
final class NothingToFind implements Rule {

    @Override
    public List<Charge> judge(SessionEvidence evidence) {
        List<Charge> charges = new ArrayList<>();
        for (PlannedTrial trial : evidence.session().trials()) {
            if (evidence.driven(trial.id()).isPresent() && trial.watches().equals("canaries")
                    && evidence.canariesOf(trial.id()).isEmpty()) {
                charges.add(gap(trial.id(), "No canary of this trial is on record, so there was nothing to look for: its"
                        + " steps must use {canary}."));
            }
        }
        if (evidence.identifiers().isEmpty()) {
            charges.add(gap(evidence.session().id(), "No identifier of " + evidence.phone().model() + " is known, so it"
                    + " could not be looked for: see that the phone answers to adb shell."));
            evidence.session().trials().stream().filter(t -> t.watches().equals("identifiers")).forEach(t -> charges.add(
                    gap(t.id(), "No identifier of " + evidence.phone().model() + " is known.")));
        }
        return charges;
    }

    private static Charge gap(String to, String sentence) {
        return Charge.gap(to, "nothing-to-find", "", sentence);
    }
}
