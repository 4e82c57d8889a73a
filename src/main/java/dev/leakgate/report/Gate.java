package dev.leakgate.report;

import dev.leakgate.evidence.Plan;
import dev.leakgate.evidence.Plan.PlannedSession;
import dev.leakgate.evidence.RunFolder;
import dev.leakgate.judge.verdict.Finding;
import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.Verdict;
import java.nio.file.Path;
import java.util.List;

/**
 * Turns verdicts into results of tests: called within the test of a trial, session or phone, it hands the verdict to
 * Allure and throws unless it is PASS.
 */
public final class Gate {

    private final Plan plan;
    private final Names names;
    private final RunFolder folder;
    private final AllureTest allure;

    public Gate(RunFolder folder) {
        this.folder = folder;
        this.plan = folder.plan();
        this.names = new Names(plan);
        this.allure = new AllureTest(folder, plan);
    }

    public void check(RunVerdict.Trial trial) {
        allure.publish(trial);
        PlannedSession session = names.session(trial.id());
        check(trial.id(), trial.verdict(), trial.reason(), trial.findings(), folder.journal(session.id()).getParent(),
                String.join(",", trial.device(), trial.browser(), trial.mode(), trial.scenario()));
    }

    public void check(RunVerdict.Session session) {
        allure.publish(session);
        check(session.id(), session.verdict(), session.reason(), session.findings(), folder.journal(session.id()).getParent(),
                String.join(",", session.device(), session.browser(), session.mode()));
    }

    public void check(RunVerdict.Phone phone) {
        allure.publish(phone);
        check(phone.device(), phone.verdict(), phone.reason(), List.of(), folder.path(), phone.device());
    }

    public void checkLateUploads(RunVerdict.Phone phone) {
        allure.publishLateUploads(phone);
        new VerdictMessage(names.of(phone.device()) + " · late uploads", phone.lateUploads().verdict(), phone.lateUploads().reason(),
                phone.lateUploads().findings(), near(folder.path()), phone.device()).check();
    }

    /**
     * The gate as a whole: a part of the matrix does not open it, even when all that was judged is clean.
     *
     * @param allowPartial a clean part is enough
     */
    public void check(RunVerdict verdict, boolean allowPartial) {
        GateLine line = new GateLine(verdict, plan.total());
        allure.publish(verdict, line);
        boolean enough = verdict.gate().equals("OPEN") || allowPartial && line.clean();
        if (!enough) {
            throw new LeakError(line.toString(), "  evidence  " + near(folder.path()));
        }
    }

    private void check(String id, Verdict verdict, String reason, List<Finding> findings, Path evidence, String only) {
        new VerdictMessage(names.of(id), verdict, reason, findings, near(evidence), only).check();
    }

    /** Places are named as seen from where Maven runs: what is shared says nothing of the machine. */
    static Path near(Path path) {
        Path here = Path.of("").toAbsolutePath();
        Path absolute = path.toAbsolutePath();
        return absolute.startsWith(here) ? here.relativize(absolute) : absolute;
    }
}
