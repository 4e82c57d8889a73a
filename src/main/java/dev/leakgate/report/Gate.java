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
    private final StickyLeaks sticky;

    public Gate(RunFolder folder) {
        this(folder, new StickyLeaks());
    }

    /** @param sticky leaks of earlier attempts at the same tests */
    public Gate(RunFolder folder, StickyLeaks sticky) {
        this.sticky = sticky;
        this.folder = folder;
        this.plan = folder.plan();
        this.names = new Names(plan);
        this.allure = new AllureTest(folder, plan);
    }

    public void check(RunVerdict.Trial trial) {
        allure.publish(trial);
        PlannedSession session = names.session(trial.id());
        check(trial.id(), trial.verdict(), trial.reason(), trial.findings(), folder.journal(session.id()).getParent(),
                String.join(",", trial.device(), trial.browser(), session.part(), trial.scenario()));
    }

    public void check(RunVerdict.Session session) {
        allure.publish(session);
        check(session.id(), session.verdict(), session.reason(), session.findings(), folder.journal(session.id()).getParent(),
                session.id().replace('/', ','));
    }

    public void check(RunVerdict.Phone phone) {
        allure.publish(phone);
        check(phone.device(), phone.verdict(), phone.reason(), List.of(), folder.path(), phone.device());
    }

    public void checkLateUploads(RunVerdict.Phone phone) {
        allure.publishLateUploads(phone);
        String name = names.of(phone.device()) + " · late uploads";
        sticky.check(phone.device() + " late uploads", new VerdictMessage(name, phone.lateUploads().verdict(), phone.lateUploads().reason(),
                phone.lateUploads().findings(), near(folder.path()), phone.device())::check);
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
        Runnable attempt = () -> {
            if (!enough) {
                throw new LeakError(line.toString(), "  evidence  " + near(folder.path()));
            }
        };
        boolean leaks = verdict.phones().stream().anyMatch(p -> p.verdict() == Verdict.FAIL);
        if (enough || leaks) {
            sticky.check("gate", attempt);
        } else {
            attempt.run();
        }
    }

    private void check(String id, Verdict verdict, String reason, List<Finding> findings, Path evidence, String only) {
        sticky.check(id, new VerdictMessage(names.of(id), verdict, reason, findings, near(evidence), only)::check);
    }

    /** Places are named as seen from where Maven runs: what is shared says nothing of the machine. */
    static Path near(Path path) {
        Path here = Path.of("").toAbsolutePath();
        Path absolute = path.toAbsolutePath();
        return absolute.startsWith(here) ? here.relativize(absolute) : absolute;
    }
}
