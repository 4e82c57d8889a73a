package dev.leakgate.judge;

import static dev.leakgate.judge.SampleRun.INCOGNITO;
import static dev.leakgate.judge.SampleRun.NORMAL;
import static dev.leakgate.judge.SampleRun.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.judge.verdict.Finding;
import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session that misses its own control proves nothing; an entry of the policy excuses what it names and no longer. */
class ControlsTest {

    private static final String IGNORED = "ignore:\n  - {host: collector.example.com, reason: its key is with the vendor, owner: privacy team, until: %s}\n";

    @TempDir
    private Path temp;

    private final SampleRun run = new SampleRun();

    private void isInconclusive(String session, String rule) throws IOException {
        RunVerdict verdict = Judge.judge(run.keep(temp));
        RunVerdict.Session judged = verdict.sessions().stream().filter(s -> s.id().equals(session)).findFirst().orElseThrow();
        assertThat(judged.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(judged.findings()).extracting(Finding::rule).containsExactly(rule);
        assertThat(verdict.trials()).filteredOn(t -> t.id().startsWith(session)).extracting(RunVerdict.Trial::verdict)
                .containsOnly(Verdict.INCONCLUSIVE);
    }

    @Test
    void without_its_known_leak() throws IOException {
        run.traffic(NORMAL).without("/known-leak");
        isInconclusive(NORMAL, "known-leak-not-found");
    }

    @Test
    void with_a_known_leak_that_cannot_be_found() throws IOException {
        run.traffic(NORMAL).without("/known-leak").post(at(48), "https://control.leakgate.test/known-leak", "data=x".getBytes(StandardCharsets.UTF_8));
        isInconclusive(NORMAL, "known-leak-not-found");
    }

    @Test
    void without_its_clean_control() throws IOException {
        run.traffic(NORMAL).without("/clean");
        isInconclusive(NORMAL, "clean-control-not-seen");
    }

    @Test
    void with_a_secret_found_where_there_is_none() throws IOException {
        run.traffic(NORMAL).without("/clean").post(at(48), "https://control.leakgate.test/clean",
                ("data=" + SampleRun.query(NORMAL)).getBytes(StandardCharsets.UTF_8));
        isInconclusive(NORMAL, "clean-control-not-clean");
    }

    @Test
    void silence_in_incognito_proves_nothing_when_the_channel_was_not_alive() throws IOException {
        run.traffic(INCOGNITO).without("/config/Android.conf");
        isInconclusive(INCOGNITO, "channel-not-alive");
    }

    @Test
    void silence_in_incognito_proves_nothing_when_the_configuration_switches_reporting_off() throws IOException {
        run.traffic(INCOGNITO).without("/config/Android.conf").configuration(at(1), true);
        isInconclusive(INCOGNITO, "channel-not-alive");
    }

    @Test
    void an_entry_of_the_policy_excuses_what_cannot_be_read_until_its_last_day() throws IOException {
        run.traffic(NORMAL).cutShort(at(20), "https://collector.example.com/up", 100);

        RunVerdict verdict = Judge.judge(run.keep(temp, policy("2026-03-01")));

        assertThat(verdict.gate()).isEqualTo("OPEN");
        assertThat(verdict.ignored()).singleElement().satisfies(i -> {
            assertThat(i.expired()).isFalse();
            assertThat(i.covered()).isEqualTo(1);
        });
    }

    @Test
    void an_entry_of_the_policy_that_expired_excuses_nothing() throws IOException {
        run.traffic(NORMAL).cutShort(at(20), "https://collector.example.com/up", 100);

        RunVerdict verdict = Judge.judge(run.keep(temp, policy("2026-02-28")));

        assertThat(verdict.sessions().get(0).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(verdict.ignored()).singleElement().matches(RunVerdict.Ignored::expired);
    }

    @Test
    void no_entry_of_the_policy_excuses_a_query() throws IOException {
        run.traffic(NORMAL).get(at(20), "https://collector.example.com/?q=" + SampleRun.query(NORMAL).replace(" ", "+"));

        assertThat(Judge.judge(run.keep(temp, policy("2027-01-01"))).trials()).extracting(RunVerdict.Trial::verdict).contains(Verdict.FAIL);
    }

    private static String policy(String until) throws IOException {
        return Files.readString(Path.of("scenarios/policy.yaml")).replace("ignore: []\n", IGNORED.formatted(until));
    }
}
