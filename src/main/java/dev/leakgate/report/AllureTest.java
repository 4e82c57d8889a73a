package dev.leakgate.report;

import dev.leakgate.evidence.Plan;
import dev.leakgate.evidence.Plan.PlannedPhone;
import dev.leakgate.evidence.Plan.PlannedSession;
import dev.leakgate.evidence.Plan.PlannedTrial;
import dev.leakgate.evidence.RunFolder;
import dev.leakgate.judge.verdict.Finding;
import dev.leakgate.judge.verdict.RunVerdict;
import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.model.Label;
import io.qameta.allure.model.Link;
import io.qameta.allure.model.Parameter;
import io.qameta.allure.model.Status;
import io.qameta.allure.model.TestResult;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.UUID;

/**
 * Hands a verdict to the Allure test that runs on this thread: suites are model, browser and mode; history is kept by
 * model, browser, mode and scenario, whatever place the test has in the plan; the steps show how it was found.
 */
final class AllureTest {

    /** Set by Allure's listener from the Java class, or naming this machine: replaced or left out. */
    private static final Set<String> REPLACED = Set.of("parentSuite", "suite", "subSuite", "host", "thread", "package",
            "testClass", "testMethod", "junit.platform.uniqueid", "framework", "language");

    /** Parameter that tells phones of one model apart; no part of what history is kept by. */
    static final String DEVICE = "device";

    private final RunFolder folder;
    private final Plan plan;
    private final Names names;
    private final AllureLifecycle lifecycle = Allure.getLifecycle();

    AllureTest(RunFolder folder, Plan plan) {
        this.folder = folder;
        this.plan = plan;
        this.names = new Names(plan);
    }

    void publish(RunVerdict.Trial trial) {
        PlannedSession session = names.session(trial.id());
        PlannedTrial planned = names.trial(trial.id());
        StringJoiner text = new StringJoiner("\n\n");
        text.add("**" + planned.title() + "**, in " + session.title() + ", " + session.mode() + " mode, on " + trial.model() + ".");
        text.add(trial.reason());
        text.add("Scope: " + String.join(" · ", trial.scope()));
        text.add(published(trial));
        text.add("Tests the claims " + String.join(", ", planned.claims()) + "; written in `" + planned.source() + "`.");
        describe(trial.device(), session, trial.scenario(), text);
        proofs(trial.controlSeen(), trial.exchanges(), trial.scope());
        trial.findings().forEach(f -> show(f, session.id()));
    }

    void publish(RunVerdict.Session verdict) {
        PlannedSession session = names.session(verdict.id());
        StringJoiner text = new StringJoiner("\n\n");
        text.add("**The session as a whole**: identifiers that were sent, what could not be read, controls.");
        text.add(verdict.reason());
        text.add("Scope: " + String.join(" · ", verdict.scope()));
        text.add("Coverage: `" + CoverageBar.of(verdict.coverage()) + "` (= read, o opaque, x refused or cut short, ? missed)");
        text.add(CoverageBar.table(verdict.coverage()));
        describe(verdict.device(), session, "session", text);
        proofs(verdict.controlSeen(), verdict.exchanges(), verdict.scope());
        verdict.findings().forEach(f -> show(f, session.id()));
    }

    void publish(RunVerdict.Phone phone) {
        StringJoiner text = new StringJoiner("\n\n");
        text.add("**The phone as a whole**: the worst of its sessions and trials.");
        text.add(phone.reason());
        phone.links().forEach(link -> text.add("- " + link.sentence() + " It lived " + link.seconds() + " s in this run; made by the "
                + link.origin() + "."));
        describe(phone.device(), null, "phone", text);
    }

    void publishLateUploads(RunVerdict.Phone phone) {
        StringJoiner text = new StringJoiner("\n\n");
        text.add("**Late uploads**: what was typed in a session and sent after it. Each is charged to its own trial as well.");
        text.add(phone.lateUploads().reason());
        describe(phone.device(), null, "late uploads", text);
        phone.lateUploads().findings().forEach(f -> show(f, ""));
    }

    void publish(RunVerdict verdict, GateLine line) {
        StringJoiner text = new StringJoiner("\n\n");
        text.add("**The gate as a whole**: open when every trial and session passes and nothing was left out.");
        text.add(line.toString());
        text.add("Run `" + verdict.run() + "`, seed " + verdict.seed() + ".");
        lifecycle.updateTestCase(test -> {
            identify(test, "gate", "gate");
            test.setDescription(text.toString());
            test.getLabels().removeIf(label -> REPLACED.contains(label.getName()));
            virtual(test, verdict.virtual());
        });
    }

    private static String published(RunVerdict.Trial trial) {
        return trial.published() == null ? "Nothing was published about this trial."
                : trial.published().equals(trial.verdict().name()) ? "This is what was published."
                : "Published was " + trial.published() + ", this differs.";
    }

    private void describe(String device, PlannedSession session, String scenario, StringJoiner text) {
        PlannedPhone phone = plan.phones().stream().filter(p -> p.id().equals(device)).findFirst().orElseThrow();
        if (phone.virtual()) {
            text.add("**Virtual phone**: this proves the harness, not a phone.");
        }
        lifecycle.updateTestCase(test -> {
            String browser = session == null ? "" : session.browser();
            String part = session == null ? "" : session.part();
            String key = String.join("|", phone.model(), browser, part, scenario);
            identify(test, scenario, key);
            test.setDescription(text.toString());
            suites(test, phone, session);
            test.setLinks(new ArrayList<>(List.of(new Link().setName("Privacy report: " + phone.model())
                    .setUrl("../privacy-report/" + phone.id() + ".html"))));
            test.setParameters(new ArrayList<>(List.of(new Parameter().setName("model").setValue(phone.model()),
                    new Parameter().setName(DEVICE).setValue(phone.id()).setExcluded(true))));
            if (session != null) {
                test.getParameters().addAll(List.of(
                        new Parameter().setName("browser").setValue(browser),
                        new Parameter().setName("mode").setValue(part),
                        new Parameter().setName("version").setValue(session.version()).setExcluded(true)));
            }
        });
    }

    private static void suites(TestResult test, PlannedPhone phone, PlannedSession session) {
        test.getLabels().removeIf(label -> REPLACED.contains(label.getName()));
        label(test, "parentSuite", phone.model());
        if (session != null) {
            label(test, "suite", session.title());
            label(test, "subSuite", session.part());
        }
        virtual(test, phone.virtual());
    }

    /** @param key what the test is, whatever its place in the plan: history is kept by it */
    private static void identify(TestResult test, String name, String key) {
        String id = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString().replace("-", "");
        test.setName(name).setFullName(key).setHistoryId(id).setTestCaseId(id);
    }

    private static void virtual(TestResult test, boolean virtual) {
        if (virtual) {
            label(test, "tag", "virtual");
        }
    }

    private static void label(TestResult test, String name, String value) {
        test.getLabels().add(new Label().setName(name).setValue(value));
    }

    private void proofs(boolean controlSeen, int exchanges, List<String> scope) {
        step(exchanges + " exchanges captured", exchanges > 0 ? Status.PASSED : Status.BROKEN, () -> { });
        step("Control canary " + (controlSeen ? "seen" : "not seen") + " on the wire",
                controlSeen ? Status.PASSED : Status.BROKEN, () -> { });
        step("Looked for " + String.join(", ", scope.stream().filter(s -> !s.contains(":")).toList()), Status.PASSED, () -> { });
    }

    /** The finding as a step, and within it the trail, one step for each layer, down to the decoded text. */
    private void show(Finding finding, String session) {
        step(finding.sentence(), finding.kind().isEmpty() ? Status.BROKEN : Status.FAILED, () -> {
            finding.trail().forEach(layer -> step(layer, Status.PASSED, () -> { }));
            if (!finding.excerpt().isEmpty()) {
                Allure.addAttachment("decoded, identifiers redacted", "text/plain",
                        new DecodedText(finding, session, folder).toString(), ".txt");
            }
        });
    }

    private void step(String name, Status status, Runnable within) {
        String id = UUID.randomUUID().toString();
        lifecycle.startStep(id, new io.qameta.allure.model.StepResult().setName(name).setStatus(status));
        within.run();
        lifecycle.stopStep(id);
    }
}
