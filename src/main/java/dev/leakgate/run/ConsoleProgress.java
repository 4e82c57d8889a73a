package dev.leakgate.run;

import dev.leakgate.evidence.Plan;
import dev.leakgate.judge.JudgedSession;
import dev.leakgate.report.ConsoleReport;
import dev.leakgate.report.Style;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/** The progress of a run on the console: steps of the set-up with the time since the start, then a line a trial. */
public final class ConsoleProgress implements Progress {

    private final PrintStream out;
    private final Instant start = Instant.now();
    private ConsoleReport report;

    public ConsoleProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void preparing(String what) {
        out.printf("[%5.1f s] %s%n", Duration.between(start, Instant.now()).toMillis() / 1000.0, what);
    }

    @Override
    public synchronized void planned(Plan plan) {
        report = new ConsoleReport(plan, out, Style.ofThisProcess());
        preparing("driving %d trials on %d %sphones; seed %d".formatted(plan.trials().size(), plan.phones().size(),
                plan.virtual() ? "virtual " : "", plan.seed()));
    }

    @Override
    public void phones(String counts) {
        preparing(counts);
    }

    @Override
    public void judged(JudgedSession session) {
        report.judged(session);
    }

    /** What prints the end of the run. */
    public ConsoleReport report() {
        return report;
    }
}
