package dev.leakgate.report.page;

import dev.leakgate.evidence.Plan.PlannedSession;
import dev.leakgate.evidence.Plan.PlannedTrial;
import dev.leakgate.judge.verdict.Finding;
import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A finding that something was sent, with whom it is charged to.
 *
 * @param trial null when it is charged to the session as a whole
 */
record Leak(Finding finding, PlannedSession session, PlannedTrial trial) {

    /** Every leak of one phone, trials before sessions, in the plan's order. */
    static List<Leak> of(Phone phone) {
        List<Leak> leaks = new ArrayList<>();
        for (RunVerdict.Trial trial : phone.trials()) {
            sent(trial.verdict(), trial.findings()).forEach(f -> leaks.add(new Leak(f, phone.session(trial), phone.planned(trial))));
        }
        for (RunVerdict.Session session : phone.sessions()) {
            sent(session.verdict(), session.findings()).forEach(f -> leaks.add(new Leak(f, phone.session(session.id()), null)));
        }
        return leaks;
    }

    /** What leaves a verdict open, such as a token that may be a constant, is no leak. */
    private static Stream<Finding> sent(Verdict verdict, List<Finding> findings) {
        return verdict != Verdict.FAIL ? Stream.empty() : findings.stream().filter(f -> !f.kind().isEmpty());
    }

    String chargedTo() {
        return trial == null ? session.id() : trial.id();
    }

    boolean incognito() {
        return session.typedIn().equals("incognito");
    }
}
