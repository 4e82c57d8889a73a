package dev.leakgate.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leakgate.evidence.Plan;
import dev.leakgate.evidence.RunFolder;
import dev.leakgate.judge.Judge;
import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.Verdict;
import dev.leakgate.run.Run;
import dev.leakgate.traffic.Capture;
import dev.leakgate.traffic.Exchange;
import dev.leakgate.traffic.Journal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The whole gate on the shipped farm: real adb, Appium and mitmproxy, virtual phones that really send. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShippedFarmTest {

    /** The verdict of every trial of a session, by phone, browser and mode, as the published reports say. */
    /** The recorder answers for it itself. */
    private static final String CONTROL_HOST = "control.leakgate.test";

    private static final Map<String, Verdict> EXPECTED = Map.ofEntries(
            Map.entry("redmi-note-8/mi-browser/normal", Verdict.FAIL),
            Map.entry("redmi-note-8/mi-browser/incognito", Verdict.FAIL),
            Map.entry("redmi-note-8/mint/normal", Verdict.FAIL),
            Map.entry("redmi-note-8/mint/incognito", Verdict.FAIL),
            Map.entry("mi-10/mi-browser/normal", Verdict.FAIL),
            Map.entry("mi-10/mi-browser/incognito", Verdict.FAIL),
            Map.entry("mi-10/mint/normal", Verdict.FAIL),
            Map.entry("mi-10/mint/incognito", Verdict.FAIL),
            Map.entry("redmi-k20/mi-browser/normal", Verdict.FAIL),
            Map.entry("redmi-k20/mi-browser/incognito", Verdict.PASS),
            Map.entry("redmi-k20/mint/normal", Verdict.FAIL),
            Map.entry("redmi-k20/mint/incognito", Verdict.PASS),
            Map.entry("mi-mix-3/mi-browser/normal", Verdict.PASS),
            Map.entry("mi-mix-3/mi-browser/incognito", Verdict.PASS),
            Map.entry("mi-mix-3/mint/normal", Verdict.PASS),
            Map.entry("mi-mix-3/mint/incognito", Verdict.PASS));

    /** MIUI tells of every app that is installed: of Appium's own, too, before a recorder stands in between. */
    private static final String TO_SYSTEM_TELEMETRY = "POST tracking.";

    @TempDir
    static Path output;

    private RunVerdict verdict;
    private RunFolder folder;
    private List<String> unknown;

    @BeforeAll
    void run() {
        try (Run run = Run.start(Runs.settings(Path.of("devices.yaml"), output, List.of()), new Quiet())) {
            verdict = run.finish();
            folder = run.folder();
            unknown = run.unknownToTheLab();
        }
    }

    @Test
    void every_trial_has_the_verdict_that_was_published() {
        assertThat(verdict.trials()).hasSize(64).allSatisfy(trial -> {
            Verdict session = EXPECTED.get(trial.device() + "/" + trial.browser() + "/" + trial.mode());
            Verdict expected = idleInIncognito(trial) ? Verdict.PASS : session;
            assertThat(trial.verdict()).as("%s: %s", trial.id(), trial.reason()).isEqualTo(expected);
            assertThat(trial.published()).as(trial.id()).isEqualTo(expected == session ? expected.name() : null);
        });
    }

    /** Nothing was published about a browser that is left alone in incognito mode, and the virtual ones then send nothing. */
    private static boolean idleInIncognito(RunVerdict.Trial trial) {
        return trial.scenario().equals("idle-after-start") && trial.mode().equals("incognito");
    }

    @Test
    void every_session_has_the_verdict_of_its_identifiers() {
        assertThat(verdict.sessions()).hasSize(16).allSatisfy(session ->
                assertThat(session.verdict()).as("%s: %s", session.id(), session.reason()).isEqualTo(EXPECTED.get(session.id())));
    }

    @Test
    void the_control_canary_was_seen_in_every_session() {
        assertThat(verdict.sessions()).allMatch(RunVerdict.Session::controlSeen);
    }

    @Test
    void the_gate_is_closed_and_says_that_the_phones_are_virtual() {
        assertThat(verdict.gate()).isEqualTo("CLOSED");
        assertThat(verdict.virtual()).isTrue();
    }

    @Test
    void the_virtual_phones_were_asked_nothing_they_do_not_know() {
        assertThat(unknown).isEmpty();
    }

    @Test
    void the_lab_internet_got_exactly_the_requests_that_were_captured() throws IOException {
        Map<String, Integer> captured = new HashMap<>();
        try (Stream<Path> files = Files.walk(folder.path())) {
            for (Path journal : files.filter(f -> f.toString().endsWith(".journal")).toList()) {
                Capture capture = Journal.read(journal);
                for (Exchange exchange : capture.exchanges().stream().filter(e -> !e.host().equals(CONTROL_HOST)).toList()) {
                    captured.merge(exchange.method() + " " + exchange.host(), 1, Integer::sum);
                }
            }
        }

        Map<String, Integer> arrived = arrived();
        int early = arrived.entrySet().stream().filter(e -> e.getKey().startsWith(TO_SYSTEM_TELEMETRY)).mapToInt(Map.Entry::getValue).sum();
        arrived.keySet().removeIf(request -> request.startsWith(TO_SYSTEM_TELEMETRY));
        assertThat(captured).isEqualTo(arrived).isNotEmpty();
        assertThat(early).as("told of Appium's two apps, by three phones").isLessThanOrEqualTo(6);
    }

    @Test
    void judging_the_evidence_again_gives_the_same_verdict() {
        assertThat(Judge.judge(RunFolder.open(folder.path()))).isEqualTo(verdict);
    }

    @Test
    void replaying_the_evidence_elsewhere_gives_the_same_bytes() throws Exception {
        Path moved = Replayed.copy(folder.path(), output.resolve("moved/run"));

        Replayed replayed = Replayed.inAnotherWorld(moved);

        assertThat(replayed.exitCode()).as(replayed.errors()).isEqualTo(1);
        assertThat(replayed.out()).isEqualTo(Files.readAllBytes(folder.verdict()));
    }

    @Test
    void the_run_says_what_it_was_made_with() {
        Plan plan = folder.plan();
        assertThat(plan.tools()).containsKeys("leakgate", "java", "adb", "mitmproxy", "node", "appium", "appium-uiautomator2-driver");
        assertThat(plan.inputs()).containsKeys("devices.yaml", "scenarios/policy.yaml", "scenarios/trials/search-typed.yaml",
                "scenarios/browsers/mint.yaml").allSatisfy((file, digest) -> assertThat(digest).matches("[0-9a-f]{64}"));
        assertThat(plan.ca()).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
        assertThat(plan.phones()).allSatisfy(phone -> {
            assertThat(phone.build()).endsWith(":user/release-keys");
            assertThat(phone.clock()).isBetween(-2.0, 2.0);
            assertThat(phone.apps()).extracting(Plan.InstalledApp::packageName)
                    .contains(phone.sessions().get(0).packageName(), "io.appium.uiautomator2.server");
            assertThat(phone.apps()).allSatisfy(app -> assertThat(app.apks()).isNotEmpty()
                    .allSatisfy((path, digest) -> assertThat(digest).matches("[0-9a-f]{64}")));
        });
    }

    private Map<String, Integer> arrived() throws IOException {
        ObjectMapper json = new ObjectMapper();
        Map<String, Integer> arrived = new HashMap<>();
        for (String line : new ArrayList<>(Files.readAllLines(folder.path().resolve("lab/internet.jsonl")))) {
            arrived.merge(json.readTree(line).path("method").asText() + " " + json.readTree(line).path("host").asText(), 1, Integer::sum);
        }
        return arrived;
    }
}
