package dev.leakgate.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.judge.verdict.Finding;
import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.Verdict;
import dev.leakgate.run.Run;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What careless and careful browsers do where terms are refused or nothing vouches for a server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatesTest {

    @TempDir
    static Path output;

    private RunVerdict verdict;

    @BeforeAll
    void run() {
        try (Run run = Run.start(Runs.settings(Path.of("src/test/resources/farms/states.yaml"), output, List.of("full", "normal",
                "refuse-consent", "no-authority")), new Quiet())) {
            verdict = run.finish();
            assertThat(run.unknownToTheLab()).isEmpty();
        }
    }

    @Test
    void what_is_sent_without_consent_is_found() {
        assertThat(trial("careless/mint/normal-consent-refused/refuse-consent").verdict()).isEqualTo(Verdict.FAIL);
        RunVerdict.Trial careful = trial("careful/mint/normal-consent-refused/refuse-consent");
        assertThat(careful.verdict()).as(careful.reason()).isEqualTo(Verdict.PASS);
    }

    @Test
    void what_is_sent_to_a_server_that_nothing_vouches_for_is_found_and_refusing_it_passes() {
        RunVerdict.Trial careless = trial("careless/mint/normal-no-authority/no-authority");
        assertThat(careless.findings()).extracting(Finding::rule).contains("sent-without-trust");
        assertThat(careless.reason()).contains("your words");
        RunVerdict.Trial careful = trial("careful/mint/normal-no-authority/no-authority");
        assertThat(careful.verdict()).as(careful.reason()).isEqualTo(Verdict.PASS);
    }

    @Test
    void a_careful_browser_answers_for_nothing_that_is_done_for_the_control_page() {
        assertThat(verdict.sessions()).filteredOn(s -> s.device().equals("careful")).allSatisfy(s ->
                assertThat(s.verdict()).as("%s: %s", s.id(), s.reason()).isEqualTo(Verdict.PASS));
    }

    @Test
    void every_session_ends_with_controls_that_prove_it() {
        assertThat(verdict.sessions()).allSatisfy(s -> assertThat(s.controlSeen()).as(s.id()).isTrue());
    }

    private RunVerdict.Trial trial(String id) {
        return verdict.trials().stream().filter(t -> t.id().equals(id)).findFirst().orElseThrow();
    }
}
