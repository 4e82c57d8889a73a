package dev.leakgate.judge;

import static dev.leakgate.judge.SampleRun.IDLE;
import static dev.leakgate.judge.SampleRun.INCOGNITO;
import static dev.leakgate.judge.SampleRun.NORMAL;
import static dev.leakgate.judge.SampleRun.VISIT;
import static dev.leakgate.judge.SampleRun.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done without typing: known by its event, present when it is done and absent from the idle twin. */
class ActionsTest {

    private static final String TRIAL = NORMAL + VISIT;

    private final SampleRun run = new SampleRun().watching(VISIT, "actions");

    @TempDir
    Path temp;

    @Test
    void an_event_that_is_not_sent_while_idle_tells_the_action() throws IOException {
        run.traffic(NORMAL).telemetry(at(6), "x_browser_started").telemetry(at(31), "x_tab_clicked").telemetry(at(32), "x_browser_started");

        assertThat(trial().verdict()).isEqualTo(Verdict.FAIL);
        assertThat(trial().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("action-recorded");
            assertThat(finding.kind()).isEqualTo("action");
            assertThat(finding.value()).isEqualTo("x_tab_clicked");
            assertThat(finding.host()).isEqualTo("sa.api.intl.miui.com");
            assertThat(finding.trail()).contains("base64", "gzip");
            assertThat(finding.sentence()).contains("Open a page by its address").contains("not when nothing is done");
        });
    }

    @Test
    void a_field_that_is_not_sent_while_idle_tells_it_even_without_a_name() throws IOException {
        run.traffic(NORMAL).telemetry(at(6), "x_event").telemetry(at(31), "x_event", "duration", "123456");

        assertThat(trial().findings()).singleElement().satisfies(finding -> assertThat(finding.sentence()).contains("duration"));
    }

    @Test
    void what_is_sent_while_idle_too_is_no_action() throws IOException {
        run.traffic(NORMAL).telemetry(at(6), "x_heartbeat", "n", "1111111").telemetry(at(31), "x_heartbeat", "n", "2222222");

        assertThat(trial().verdict()).as(trial().reason()).isEqualTo(Verdict.PASS);
    }

    @Test
    void an_event_of_another_trial_is_not_charged_to_it() throws IOException {
        run.traffic(NORMAL).telemetry(at(20), "x_tab_clicked");

        assertThat(trial().verdict()).as(trial().reason()).isEqualTo(Verdict.PASS);
    }

    @Test
    void what_nobody_can_read_leaves_it_open() throws IOException {
        byte[] noise = new byte[512];
        new Random(1).nextBytes(noise);
        run.traffic(NORMAL).post(at(31), "https://tracking.intl.miui.com/track/v4", noise);

        assertThat(trial().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void without_an_idle_twin_nothing_can_be_said() throws IOException {
        run.watching(IDLE, "canaries").traffic(NORMAL).telemetry(at(31), "x_tab_clicked");

        assertThat(trial().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(trial().findings()).extracting(f -> f.rule()).contains("no-idle-twin");
    }

    @Test
    void the_twin_is_that_of_the_same_session() throws IOException {
        run.traffic(INCOGNITO).telemetry(at(6), "x_tab_clicked");
        run.traffic(NORMAL).telemetry(at(31), "x_tab_clicked");

        assertThat(trial().verdict()).isEqualTo(Verdict.FAIL);
    }

    private RunVerdict.Trial trial() throws IOException {
        Path folder = java.nio.file.Files.createTempDirectory(temp, "run");
        return Judge.judge(run.keep(folder)).trials().stream().filter(t -> t.id().equals(TRIAL)).findFirst().orElseThrow();
    }
}
