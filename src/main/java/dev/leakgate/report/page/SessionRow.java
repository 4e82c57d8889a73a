package dev.leakgate.report.page;

import dev.leakgate.evidence.Plan.PlannedSession;
import dev.leakgate.judge.verdict.Finding;
import dev.leakgate.judge.verdict.RunVerdict;
import java.util.List;

/** How much of a session was read, and what was not. */
record SessionRow(PlannedSession planned, RunVerdict.Session judged) {

    String title() {
        return planned.title();
    }

    String mode() {
        return planned.mode();
    }

    int exchanges() {
        return judged.exchanges();
    }

    boolean controlSeen() {
        return judged.controlSeen();
    }

    /** One sentence for each thing that was seen and not read, or not proved. */
    List<String> gaps() {
        return judged.findings().stream().filter(f -> f.kind().isEmpty()).map(Finding::sentence).toList();
    }
}
