package dev.leakgate.judge.rule;

import dev.leakgate.evidence.Plan.PlannedTrial;
import dev.leakgate.evidence.SessionRecord;
import dev.leakgate.evidence.SessionRecord.DrivenTrial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A trial that was not driven to its end says nothing, nor does a session in which something outside the browser failed. */
final class NotDriven implements Rule {

    @Override
    public List<Charge> judge(SessionEvidence evidence) {
        List<Charge> charges = new ArrayList<>();
        evidence.damage().forEach(d -> charges.add(gap(evidence, evidence.session().id(), d + ". Run it again.")));
        evidence.record().map(SessionRecord::faults).orElse(List.of())
                .forEach(f -> charges.add(gap(evidence, evidence.session().id(), cured(f))));
        evidence.record().map(SessionRecord::broken).ifPresent(b -> charges.add(gap(evidence, evidence.session().id(), broken(evidence, b))));
        if (evidence.record().isPresent()) {
            for (PlannedTrial trial : evidence.session().trials()) {
                Optional<DrivenTrial> driven = evidence.driven(trial.id());
                if (driven.isEmpty()) {
                    charges.add(gap(evidence, trial.id(), "The trial was not driven; what stopped its session is said there."));
                } else if (driven.get().fault() != null) {
                    charges.add(gap(evidence, trial.id(), cured(driven.get().fault())));
                }
            }
        }
        return charges;
    }

    private static String cured(String fault) {
        return fault + (fault.endsWith(".") ? "" : ".") + " Run again; if it happens each time, see the screens and logs kept with the run's evidence.";
    }

    private static String broken(SessionEvidence evidence, String cause) {
        int slash = evidence.id().lastIndexOf("/attempt-");
        String attempts = slash < 0 ? "once" : evidence.id().substring(slash + 9) + " times";
        return "Driven " + attempts + ", and something between the harness and the phone broke each time, last: " + cause
                + ". Check the cable, adb and Appium, then run again.";
    }

    private static Charge gap(SessionEvidence evidence, String to, String sentence) {
        return Charge.gap(to, "not-driven", "", evidence.redaction().of(sentence));
    }
}
