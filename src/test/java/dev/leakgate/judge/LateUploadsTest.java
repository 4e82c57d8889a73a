package dev.leakgate.judge;

import static dev.leakgate.judge.SampleRun.INCOGNITO;
import static dev.leakgate.judge.SampleRun.NORMAL;
import static dev.leakgate.judge.SampleRun.SEARCH;
import static dev.leakgate.judge.SampleRun.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.evidence.RunFolder;
import dev.leakgate.judge.verdict.Finding;
import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sent after the last session, and what no session has to answer for. */
class LateUploadsTest {

    @TempDir
    private Path temp;

    private final SampleRun run = new SampleRun();

    @Test
    void a_query_sent_after_the_last_session_fails_the_trial_that_typed_it() throws IOException {
        run.drain().telemetry(at(72), "search", "search_word", SampleRun.query(INCOGNITO));

        RunVerdict verdict = Judge.judge(run.keep(temp));

        RunVerdict.Trial trial = verdict.trials().stream().filter(t -> t.id().equals(INCOGNITO + SEARCH)).findFirst().orElseThrow();
        assertThat(trial.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(trial.reason()).contains("later, after its session");
        RunVerdict.Row late = verdict.phones().get(0).lateUploads();
        assertThat(late.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(late.reason()).contains(INCOGNITO + SEARCH);
        assertThat(verdict.gate()).isEqualTo("CLOSED");
    }

    @Test
    void an_identifier_sent_outside_all_sessions_goes_to_the_systems_row_and_to_no_browser() throws IOException {
        run.drain().telemetry(at(72), "started", "id", SampleRun.ANDROID_ID);

        RunVerdict verdict = Judge.judge(run.keep(temp));

        assertThat(verdict.sessions()).extracting(RunVerdict.Session::verdict).containsOnly(Verdict.PASS);
        assertThat(verdict.phones().get(0).system().findings()).extracting(Finding::rule).containsExactly("identifier-sent");
        assertThat(verdict.phones().get(0).verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void a_system_row_may_be_told_only_when_the_policy_says_so() throws IOException {
        run.drain().telemetry(at(72), "started", "id", SampleRun.ANDROID_ID);

        RunVerdict verdict = Judge.judge(run.keep(temp, policy().replace("system: fail", "system: told")));

        assertThat(verdict.phones().get(0).system().verdict()).isEqualTo(Verdict.FAIL);
        assertThat(verdict.gate()).isEqualTo("OPEN");
    }

    @Test
    void without_a_drain_nobody_knows_of_late_uploads() throws IOException {
        RunFolder folder = run.keep(temp);
        Files.delete(folder.path().resolve("sessions").resolve(RunFolder.drain(SampleRun.PHONE)).resolve("session.json"));

        RunVerdict verdict = Judge.judge(folder);

        assertThat(verdict.phones().get(0).lateUploads().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(verdict.gate()).isEqualTo("CLOSED");
    }

    @Test
    void a_session_that_broke_once_and_then_went_well_passes() throws IOException {
        RunVerdict verdict = Judge.judge(run.brokenOnce(NORMAL).keep(temp));

        assertThat(verdict.sessions().get(0).attempts()).isEqualTo(2);
        assertThat(verdict.gate()).as(verdict.sessions().get(0).reason()).isEqualTo("OPEN");
    }

    @Test
    void a_leak_in_an_attempt_that_broke_stays_a_leak() throws IOException {
        run.brokenOnce(NORMAL).traffic(NORMAL).telemetry(at(16), "search", "search_word", SampleRun.query(NORMAL));

        RunVerdict verdict = Judge.judge(run.keep(temp));

        assertThat(verdict.trials()).filteredOn(t -> t.verdict() == Verdict.FAIL).singleElement()
                .satisfies(t -> assertThat(t.id()).isEqualTo(NORMAL + SEARCH));
    }

    @Test
    void a_session_that_broke_each_time_is_inconclusive_and_says_why() throws IOException {
        run.record(NORMAL, r -> new dev.leakgate.evidence.SessionRecord(r.id(), r.from(), r.observedFrom(), r.to(), r.modeProof(),
                r.controlCanary(), r.controlFrom(), r.flushWaited(), r.flushNeeded(), r.dwell(), r.channel(), r.trials(), r.faults(),
                "adb dropped"));

        RunVerdict.Session session = Judge.judge(run.keep(temp)).sessions().get(0);

        assertThat(session.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(session.reason()).contains("adb dropped");
    }

    @Test
    void what_the_lab_does_not_know_closes_the_gate_in_the_verdict_itself() throws IOException {
        RunFolder folder = run.keep(temp);
        Files.createDirectories(folder.path().resolve("lab"));
        Files.writeString(folder.path().resolve("lab/unknown.jsonl"), "{\"asked\":\"svc nfc\"}\n");

        RunVerdict verdict = Judge.judge(folder);

        assertThat(verdict.gate()).isEqualTo("CLOSED");
        assertThat(verdict.unknown()).singleElement().asString().contains("svc nfc");
    }

    private static String policy() throws IOException {
        return Files.readString(Path.of("scenarios/policy.yaml"));
    }
}
