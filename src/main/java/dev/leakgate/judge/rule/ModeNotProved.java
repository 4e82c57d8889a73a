package dev.leakgate.judge.rule;

import java.util.List;

/** The screen must have shown the mode before anything was typed. */
final class ModeNotProved implements Rule {

    @Override
    public List<Charge> judge(SessionEvidence evidence) {
        return evidence.record().filter(r -> r.modeProof() == null).map(r -> Charge.gap(evidence.session().id(),
                "mode-not-proved", "", "Nothing on the screen proved that " + evidence.session().title() + " was in "
                        + LeakSentence.mode(evidence.session()) + ": check 'incognito-proof' in scenarios/browsers/"
                        + evidence.session().browser() + ".yaml against this version.")).map(List::of).orElse(List.of());
    }
}
