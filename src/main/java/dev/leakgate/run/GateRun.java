package dev.leakgate.run;

import dev.leakgate.evidence.Plan;
import dev.leakgate.evidence.Plan.PlannedPhone;
import dev.leakgate.evidence.Plan.PlannedSession;
import dev.leakgate.evidence.Plan.PlannedTrial;
import dev.leakgate.farm.FarmException;
import dev.leakgate.judge.JudgedSession;
import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.report.AllureFolder;
import dev.leakgate.report.AllureReport;
import dev.leakgate.report.Gate;
import dev.leakgate.report.Names;
import dev.leakgate.report.StickyLeaks;
import dev.leakgate.report.TurnedResults;
import dev.leakgate.report.VerdictFile;
import dev.leakgate.report.ci.CiFiles;
import dev.leakgate.report.page.PrivacyReport;
import dev.leakgate.tools.MissingTools;
import dev.leakgate.tools.Tools;
import dev.leakgate.yaml.YamlException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A run as a gate: its verdicts become results of tests, and at the end reports. The {@code check} methods wait for
 * what they check and throw, without a stack trace, unless it is PASS.
 */
public final class GateRun {

    private static final Path ALLURE_RESULTS = Path.of("allure-results");
    private static final Path PRIVACY_REPORT = Path.of("target/privacy-report");
    private static final Path ALLURE_REPORT = Path.of("target/allure-report");

    /** Outlives a run: whoever runs the tests again in this process starts another one. */
    private static final StickyLeaks STICKY = new StickyLeaks();

    private final RunSettings settings;
    private final ConsoleProgress progress;
    private final Run run;
    private final Names names;
    private final Gate gate;

    private GateRun(RunSettings settings, ConsoleProgress progress, Run run) throws IOException {
        this.settings = settings;
        this.progress = progress;
        this.run = run;
        this.names = new Names(run.plan());
        this.gate = new Gate(run.folder(), STICKY);
        new AllureFolder(ALLURE_RESULTS).begin(run.plan());
    }

    /** @throws RunException when it cannot start, whatever the reason */
    public static GateRun start(RunSettings settings, ConsoleProgress progress) {
        try {
            // The verdict of an earlier run must not be taken for one of a run that never started.
            Files.deleteIfExists(verdictFile(settings));
            return new GateRun(settings, progress, Run.start(settings, progress));
        } catch (YamlException | FarmException | MissingTools | IOException e) {
            throw new RunException(e.getMessage());
        }
    }

    public Plan plan() {
        return run.plan();
    }

    /** {@code Mi 10 · Mint 3.4.0 · incognito · search-typed}, by id of a trial, session or phone. */
    public String name(String id) {
        return names.of(id);
    }

    public void check(PlannedTrial trial) {
        JudgedSession judged = run.await(session(s -> s.trials().contains(trial)));
        gate.check(judged.trials().stream().filter(t -> t.id().equals(trial.id())).findFirst().orElseThrow());
    }

    public void check(PlannedSession session) {
        gate.check(run.await(session).session());
    }

    public void check(PlannedPhone phone) {
        gate.check(judged(phone));
    }

    /** Nothing that was typed in a session of this phone was sent after it. */
    public void checkLateUploads(PlannedPhone phone) {
        gate.checkLateUploads(judged(phone));
    }

    private RunVerdict.Phone judged(PlannedPhone phone) {
        return verdict().phones().stream().filter(p -> p.device().equals(phone.id())).findFirst().orElseThrow();
    }

    /** The whole: nothing left out, and virtual phones were asked nothing they do not know. */
    public void checkGate() {
        gate.check(verdict(), settings.allowPartial());
    }

    /** Ends the run and writes all that is shared: verdict.json, the privacy report, the Allure report, the closing lines. */
    public void report() {
        Map<String, Path> reports = new LinkedHashMap<>();
        progress.preparing("all driven and judged; " + Overhead.ofSlowest(run.folder()).map(Overhead::toString).orElse("no trial was driven"));
        try {
            Path file = verdictFile(settings);
            VerdictFile.write(file, verdict());
            new TurnedResults(ALLURE_RESULTS).write(verdict());
            new CiFiles(run.plan(), verdict()).write(settings.output(), Optional.ofNullable(System.getenv("GITHUB_STEP_SUMMARY")).map(Path::of));
            reports.put("Report", new PrivacyReport(run.folder(), verdict()).write(PRIVACY_REPORT));
            reports.put("Trials", new AllureReport(Tools.find(), settings.state()).generate(new AllureFolder(ALLURE_RESULTS), ALLURE_REPORT));
            reports.put("Verdict", file);
            reports.put("Evidence", run.folder().path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            progress.report().finish(verdict(), run.seal(), reports);
        }
    }

    private static Path verdictFile(RunSettings settings) {
        return settings.output().resolve("verdict.json");
    }

    private RunVerdict verdict() {
        return run.finish();
    }

    private PlannedSession session(Predicate<PlannedSession> wanted) {
        return run.plan().phones().stream().flatMap(p -> p.sessions().stream()).filter(wanted).findFirst().orElseThrow();
    }
}
