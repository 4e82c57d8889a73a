package dev.leakgate.judge.claim;

import static dev.leakgate.judge.SampleRun.INCOGNITO;
import static dev.leakgate.judge.SampleRun.NORMAL;
import static dev.leakgate.judge.SampleRun.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.evidence.Plan;
import dev.leakgate.evidence.Plan.PlannedPhone;
import dev.leakgate.evidence.RunFolder;
import dev.leakgate.judge.Judge;
import dev.leakgate.judge.SampleRun;
import dev.leakgate.judge.verdict.RunVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClaimAnswersTest {

    @TempDir
    private Path temp;

    private final SampleRun run = new SampleRun();
    private String about = "Xiaomi";

    /** The answer of the sample's phone, taken for a real one or not. */
    private RunVerdict.Answer answer(String claim, boolean virtual) throws IOException {
        RunFolder folder = run.keep(temp);
        Plan plan = folder.plan();
        folder.keep(plan.told(plan.ca(), plan.phones().stream().map(p -> new PlannedPhone(p.id(), p.model(), p.udid(), virtual, p.build(),
                p.clock(), p.apps(), p.sessions())).toList()));
        folder.keepClaims(Files.readString(Path.of("scenarios/claims.yaml")).replace(", search-pasted", "").replace("about: Xiaomi", "about: " + about));
        return Judge.judge(folder).claims().stream().filter(a -> a.claim().equals(claim)).findFirst().orElseThrow();
    }

    @Test
    void a_leak_confirms_what_the_reports_say() throws IOException {
        run.traffic(NORMAL).telemetry(at(24), "search", "search_word", SampleRun.query(NORMAL));

        assertThat(answer("queries-are-sent", false)).satisfies(a -> assertThat(a.answer()).isEqualTo("confirmed"))
                .satisfies(a -> assertThat(a.reason()).startsWith("Searching DuckDuckGo in normal mode sent your words"));
    }

    @Test
    void a_leak_in_incognito_refutes_the_vendor() throws IOException {
        run.traffic(INCOGNITO).telemetry(at(24), "search", "search_word", SampleRun.query(INCOGNITO));

        assertThat(answer("vendor-incognito-is-not-recorded", false).answer()).isEqualTo("refuted");
    }

    @Test
    void one_in_normal_mode_does_not_and_clean_trials_in_incognito_confirm_what_the_vendor_says() throws IOException {
        run.traffic(NORMAL).telemetry(at(24), "search", "search_word", SampleRun.query(NORMAL));

        assertThat(answer("vendor-incognito-is-not-recorded", false)).satisfies(a -> assertThat(a.answer()).isEqualTo("confirmed"))
                .satisfies(a -> assertThat(a.reason()).contains("none sent such a thing, within their scope"));
    }

    @Test
    void clean_trials_refute_the_reports_within_their_scope() throws IOException {
        assertThat(answer("queries-are-sent", false)).satisfies(a -> assertThat(a.answer()).isEqualTo("refuted"))
                .satisfies(a -> assertThat(a.reason()).isEqualTo("2 trials test it, and none sent such a thing, within their scope."));
    }

    @Test
    void a_virtual_phone_only_simulates_whatever_it_sends() throws IOException {
        run.traffic(NORMAL).telemetry(at(24), "search", "search_word", SampleRun.query(NORMAL));

        assertThat(answer("queries-are-sent", true)).satisfies(a -> assertThat(a.answer()).isEqualTo("simulated"))
                .satisfies(a -> assertThat(a.reason()).startsWith("The virtual phone behaves as claimed."));
    }

    @Test
    void what_no_trial_tests_is_not_testable_and_says_why() throws IOException {
        assertThat(answer("news-items-are-sent", false)).satisfies(a -> assertThat(a.answer()).isEqualTo("not testable here"))
                .satisfies(a -> assertThat(a.reason()).isEqualTo("this needs open-news-item, which was not driven on this phone."));
    }

    @Test
    void another_makers_browser_answers_nothing() throws IOException {
        run.traffic(NORMAL).telemetry(at(24), "search", "search_word", SampleRun.query(NORMAL));
        about = "Google";

        assertThat(answer("queries-are-sent", false).answer()).isEqualTo("not testable here");
    }

    @Test
    void an_inconclusive_trial_clears_nobody() throws IOException {
        run.traffic(NORMAL).notClosed();

        assertThat(answer("queries-are-sent", false).answer()).isEqualTo("not testable here");
    }
}
