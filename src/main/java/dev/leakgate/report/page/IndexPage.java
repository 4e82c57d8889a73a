package dev.leakgate.report.page;

import dev.leakgate.evidence.Plan;
import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.report.GateLine;
import java.util.List;

/** The index, {@code index.mustache}: every model of the run with its verdict. */
record IndexPage(Plan plan, RunVerdict verdict, GateLine gate, List<ModelPage> models) {

    boolean virtual() {
        return plan.virtual();
    }

    String day() {
        return models.get(0).day();
    }

    String run() {
        return plan.run();
    }

    String seed() {
        return Long.toString(plan.seed());
    }

    boolean open() {
        return verdict.gate().equals("OPEN");
    }
}
