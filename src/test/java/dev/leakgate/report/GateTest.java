package dev.leakgate.report;

import static dev.leakgate.judge.SampleRun.INCOGNITO;
import static dev.leakgate.judge.SampleRun.NORMAL;
import static dev.leakgate.judge.SampleRun.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.leakgate.evidence.RunFolder;
import dev.leakgate.judge.Judge;
import dev.leakgate.judge.SampleRun;
import dev.leakgate.judge.verdict.RunVerdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** What JUnit and Allure make of verdicts. */
class GateTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path temp;

    private RunFolder folder;
    private AllureFolder results;

    @BeforeEach
    void keepLeakyRun() throws IOException {
        SampleRun run = new SampleRun();
        run.traffic(INCOGNITO).telemetry(at(24), "search", "search_word", SampleRun.query(INCOGNITO), "$device_id", SampleRun.ANDROID_ID);
        run.traffic(NORMAL).notClosed();
        folder = run.keep(temp);
        results = new AllureFolder(temp.resolve("allure-results"));
    }

    private Map<String, JsonNode> results(boolean backwards) throws IOException {
        SampleGate.run(folder, results, backwards);
        Map<String, JsonNode> tests = new TreeMap<>();
        try (Stream<Path> files = Files.list(results.path())) {
            for (Path file : files.filter(f -> f.toString().endsWith("-result.json")).toList()) {
                JsonNode test = JSON.readTree(Files.readAllBytes(file));
                tests.put(test.at("/fullName").asText(), test);
            }
        }
        return tests;
    }

    private static String printed(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    private static List<String> labels(JsonNode test, String name) {
        List<String> values = new ArrayList<>();
        test.at("/labels").forEach(l -> {
            if (l.at("/name").asText().equals(name)) {
                values.add(l.at("/value").asText());
            }
        });
        return values;
    }

    @Test
    void a_leak_fails_and_what_is_inconclusive_is_an_error() throws IOException {
        TestExecutionSummary summary = SampleGate.run(folder, results, false);

        assertThat(summary.getTestsSucceededCount()).isEqualTo(2);
        assertThat(summary.getFailures()).extracting(TestExecutionSummary.Failure::getException)
                .hasOnlyElementsOfTypes(LeakError.class, InconclusiveException.class)
                .filteredOn(LeakError.class::isInstance).hasSize(4)
                .allSatisfy(e -> assertThat(e.getStackTrace()).isEmpty());
    }

    @Test
    void a_leak_s_message_says_what_to_whom_how_encoded_where_the_evidence_is_and_how_to_repeat_it() {
        RunVerdict.Trial trial = Judge.judge(folder).trials().get(4);

        assertThatThrownBy(() -> new Gate(folder).check(trial)).isInstanceOf(LeakError.class)
                .hasMessage("Mi 10 · Mint 3.4.0 · incognito · search-typed: Searching DuckDuckGo in incognito sent your words to"
                        + " sa.api.intl.miui.com, readable after base64 and gzip.")
                .extracting(GateTest::printed).asString().matches("""
                        dev.leakgate.report.LeakError: Mi 10 .*
                          what      query 'purple zebra quartz 88213'
                          to        sa.api.intl.miui.com
                          trail     body > .*base64 > gzip > .*
                          exchange  e7
                          evidence  .*/runs/2026-03-01-1/sessions/mi-10/mint/incognito
                          repeat    mvn test -Dleakgate.only=mi-10,mint,incognito,search-typed
                        """);
    }

    @Test
    void a_leak_in_any_attempt_fails_whatever_a_later_one_finds() throws IOException {
        StickyLeaks sticky = new StickyLeaks();
        RunVerdict leaky = Judge.judge(folder);
        RunFolder cleanFolder = new SampleRun().keep(temp.resolve("again"));
        RunVerdict clean = Judge.judge(cleanFolder);
        Gate first = new Gate(folder, sticky);
        Gate again = new Gate(cleanFolder, sticky);

        assertThatThrownBy(() -> first.check(leaky.trials().get(4))).isInstanceOf(LeakError.class);
        assertThatThrownBy(() -> first.check(leaky.sessions().get(0))).isInstanceOf(InconclusiveException.class);
        assertThatThrownBy(() -> first.check(leaky, false)).isInstanceOf(LeakError.class);

        assertThatThrownBy(() -> again.check(clean.trials().get(4))).isInstanceOf(LeakError.class)
                .hasMessageContaining("Searching DuckDuckGo in incognito sent your words").hasMessageContaining("in an earlier attempt");
        assertThatThrownBy(() -> again.check(clean, false)).isInstanceOf(LeakError.class);
        again.check(clean.trials().get(3));
        again.check(clean.sessions().get(0));
    }

    @Test
    void suites_are_model_browser_and_mode_and_named_once() throws IOException {
        JsonNode test = results(false).get("Mi 10|mint|incognito|search-typed");

        assertThat(labels(test, "parentSuite")).containsExactly("Mi 10");
        assertThat(labels(test, "suite")).containsExactly("Mint 3.4.0");
        assertThat(labels(test, "subSuite")).containsExactly("incognito");
        assertThat(labels(test, "host")).isEmpty();
        assertThat(test.at("/status").asText()).isEqualTo("failed");
    }

    @Test
    void history_follows_model_browser_mode_and_scenario_not_the_place_in_the_plan() throws IOException {
        Map<String, JsonNode> forwards = results(false);
        Map<String, JsonNode> backwards = results(true);

        assertThat(forwards).hasSize(10);
        forwards.forEach((name, test) -> {
            assertThat(backwards.get(name).at("/historyId")).as(name).isEqualTo(test.at("/historyId"));
            assertThat(backwards.get(name).at("/testCaseId")).isEqualTo(test.at("/testCaseId"));
        });
        assertThat(forwards.values()).extracting(t -> t.at("/historyId").asText()).doesNotHaveDuplicates();
    }

    @Test
    void a_leak_shows_its_trail_step_by_step_down_to_the_decoded_text() throws IOException {
        JsonNode test = results(false).get("Mi 10|mint|incognito|search-typed");

        JsonNode leak = test.at("/steps").get(test.at("/steps").size() - 1);
        assertThat(leak.at("/name").asText()).startsWith("Searching DuckDuckGo in incognito sent your words");
        assertThat(leak.at("/status").asText()).isEqualTo("failed");
        assertThat(leak.at("/steps").findValuesAsText("name")).startsWith("body").contains("base64", "gzip");
        String decoded = Files.readString(results.path().resolve(leak.at("/attachments/0/source").asText()));
        assertThat(decoded).contains("search_word").contains("«purple zebra quartz 88213»").contains("sha-256   ")
                .contains("[androidId ").doesNotContain(SampleRun.ANDROID_ID);
    }

    @Test
    void nothing_shared_holds_an_identifier() throws IOException {
        results(false);

        try (Stream<Path> files = Files.list(results.path())) {
            assertThat(files).isNotEmpty().allSatisfy(file -> assertThat(Files.readString(file).toLowerCase())
                    .doesNotContain(SampleRun.ANDROID_ID, SampleRun.IMEI));
        }
    }

    @Test
    void results_of_an_earlier_run_are_gone_and_the_surroundings_are_told() throws IOException {
        Files.createDirectories(results.path());
        Path old = Files.writeString(results.path().resolve("old-result.json"), "{}");

        results(false);

        assertThat(old).doesNotExist();
        Properties environment = new Properties();
        environment.load(Files.newBufferedReader(results.path().resolve("environment.properties")));
        assertThat(environment).containsEntry("Seed", "4711").containsEntry("Phones", "virtual: proves the harness, not a phone")
                .containsEntry("Mi_10", "virtual, Xiaomi/umi/umi:10, Mint 3.4.0");
        assertThat(JSON.readTree(results.path().resolve("executor.json").toFile()).at("/buildName").asText()).isEqualTo("2026-03-01-1");
    }

    @Test
    void a_clean_part_opens_the_gate_only_when_that_is_allowed() throws IOException {
        RunFolder part = new SampleRun().partOf(64).keep(temp.resolve("part"));
        RunVerdict verdict = Judge.judge(part);

        assertThatThrownBy(() -> new Gate(part).check(verdict, false)).hasMessageStartingWith("OPEN for 6 of 64 trials (partial)");
        new Gate(part).check(verdict, true);
        assertThatThrownBy(() -> new Gate(folder).check(Judge.judge(folder), true)).hasMessageStartingWith("GATE CLOSED: 1 of 6 trials leak");
    }
}
