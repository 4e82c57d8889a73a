package dev.leakgate.report.page;

import dev.leakgate.evidence.Plan.PlannedPhone;
import dev.leakgate.evidence.Plan.PlannedSession;
import dev.leakgate.evidence.Plan.PlannedTrial;
import dev.leakgate.judge.verdict.RunVerdict;
import java.util.List;

/** One phone's part of a run: what was planned for it and what was judged. */
record Phone(PlannedPhone plan, RunVerdict.Phone verdict, List<RunVerdict.Trial> trials, List<RunVerdict.Session> sessions) {

    static Phone of(PlannedPhone plan, RunVerdict run) {
        return new Phone(plan,
                run.phones().stream().filter(p -> p.device().equals(plan.id())).findFirst().orElseThrow(),
                run.trials().stream().filter(t -> t.device().equals(plan.id())).toList(),
                run.sessions().stream().filter(s -> s.device().equals(plan.id())).toList());
    }

    /** The page's file, e.g. {@code mi-10.html}. */
    String file() {
        return plan.id() + ".html";
    }

    PlannedSession session(String id) {
        return plan.sessions().stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
    }

    PlannedSession session(RunVerdict.Trial trial) {
        return plan.sessions().stream().filter(s -> s.trials().stream().anyMatch(t -> t.id().equals(trial.id()))).findFirst().orElseThrow();
    }

    PlannedTrial planned(RunVerdict.Trial trial) {
        return session(trial).trials().stream().filter(t -> t.id().equals(trial.id())).findFirst().orElseThrow();
    }
}
