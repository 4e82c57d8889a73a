package dev.leakgate.report;

import static dev.leakgate.judge.SampleRun.INCOGNITO;
import static dev.leakgate.judge.SampleRun.NORMAL;
import static dev.leakgate.judge.SampleRun.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.leakgate.evidence.RunFolder;
import dev.leakgate.judge.SampleRun;
import dev.leakgate.process.Child;
import dev.leakgate.process.ChildSpec;
import dev.leakgate.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report that the real Allure makes of a run, opened in a real browser where there is one. */
class AllureReportTest {

    @TempDir
    private Path temp;

    private AllureFolder results;
    private AllureReport report;

    @BeforeEach
    void runGate() throws IOException {
        SampleRun run = new SampleRun();
        run.traffic(INCOGNITO).telemetry(at(24), "search", "search_word", SampleRun.query(INCOGNITO), "$device_id", SampleRun.ANDROID_ID);
        run.traffic(NORMAL).notClosed();
        RunFolder folder = run.keep(temp);
        results = new AllureFolder(temp.resolve("allure-results"));
        SampleGate.run(folder, results, false);
        report = new AllureReport(Tools.find(), temp.resolve("state"));
    }

    @Test
    void is_one_file_that_connects_to_nobody() throws IOException {
        Path page = report.generate(results, temp.resolve("target/allure-report"));

        assertThat(page).isEqualTo(temp.resolve("target/allure-report/index.html"));
        assertThat(Files.readString(page)).contains("Content-Security-Policy")
                .doesNotContain("<script async src=\"https:").doesNotContain(SampleRun.ANDROID_ID);
    }

    @Test
    void adds_each_run_to_the_history() throws IOException {
        report.generate(results, temp.resolve("target/allure-report"));
        report.generate(results, temp.resolve("target/allure-report"));

        assertThat(Files.readAllLines(temp.resolve("state/allure-history.jsonl"))).hasSize(2);
    }

    @Test
    void that_cannot_be_made_says_what_allure_said() {
        AllureReport broken = new AllureReport(Tools.find().node(), temp.resolve("no-such.js"), temp.resolve("history.jsonl"));

        assertThatThrownBy(() -> broken.generate(results, temp.resolve("out"))).isInstanceOf(IOException.class)
                .hasMessageContaining("Allure wrote no report").hasMessageContaining("no-such.js");
    }

    @Test
    void shows_the_phone_s_name_in_a_browser() throws IOException {
        Optional<String> chromium = Stream.of(System.getenv("PATH").split(":")).map(dir -> dir + "/chromium")
                .filter(file -> Files.isExecutable(Path.of(file))).findFirst();
        assumeTrue(chromium.isPresent(), "no chromium on this machine: the report is not looked at");
        Path page = report.generate(results, temp.resolve("target/allure-report"));

        Child.Ended shown = Child.run(ChildSpec.of("chromium", List.of(chromium.get(), "--headless=new", "--no-sandbox",
                "--user-data-dir=" + temp.resolve("profile"), "--virtual-time-budget=10000", "--dump-dom", page.toUri().toString())),
                Duration.ofSeconds(60));

        assertThat(shown.output()).contains("Mi 10").contains("Leakgate");
    }
}
