package dev.leakgate.judge.rule;

import java.util.List;

/** The address field must have shown what was typed; a canary that was not typed is not evidence. */
final class FieldNotReadBack implements Rule {

    @Override
    public List<Charge> judge(SessionEvidence evidence) {
        return evidence.record().stream().flatMap(r -> r.trials().stream())
                .filter(t -> !t.readBack() && t.fault() == null)
                .map(t -> Charge.gap(t.id(), "field-not-read-back", "", "The field did not show what was typed, so it is"
                        + " not known what was sent: check 'field' in scenarios/browsers/" + evidence.session().browser()
                        + ".yaml, and the phone's keyboard and autocorrection."))
                .toList();
    }
}
