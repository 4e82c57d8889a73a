package dev.leakgate.judge;

import static dev.leakgate.judge.SampleRun.INCOGNITO;
import static dev.leakgate.judge.SampleRun.NORMAL;
import static dev.leakgate.judge.SampleRun.SEARCH;
import static dev.leakgate.judge.SampleRun.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.evidence.PhoneConnections;
import dev.leakgate.evidence.RunFolder;
import dev.leakgate.judge.verdict.Finding;
import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.Verdict;
import dev.leakgate.traffic.Unread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void a_drain_whose_record_is_lost_is_judged_by_what_was_captured() throws IOException {
        run.drain().telemetry(at(72), "search", "search_word", SampleRun.query(INCOGNITO));
        RunFolder folder = run.keep(temp);
        Files.delete(folder.path().resolve("sessions").resolve(RunFolder.drain(SampleRun.PHONE)).resolve("session.json"));

        assertThat(Judge.judge(folder).phones().get(0).lateUploads().reason()).contains(INCOGNITO + SEARCH);
    }

    /** Nothing is known to have been sent late, and it is not known that nothing was. */
    private RunVerdict.Row isOpen(RunFolder folder, String rule) {
        RunVerdict verdict = Judge.judge(folder);
        RunVerdict.Phone phone = verdict.phones().get(0);
        assertThat(phone.lateUploads().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(phone.lateUploads().findings()).extracting(Finding::rule).containsExactly(rule);
        assertThat(phone.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(verdict.sessions()).extracting(RunVerdict.Session::verdict).containsOnly(Verdict.PASS);
        assertThat(verdict.gate()).isEqualTo("CLOSED");
        return phone.lateUploads();
    }

    @ParameterizedTest
    @CsvSource({"TLS_REFUSED, tls-refused, trusts the bench's CA", "NO_REQUEST, no-request, Run again", "RECORDER_FAULT, recorder-fault, run again"})
    void what_could_not_be_read_during_the_drain_may_have_been_a_late_upload(Unread.Kind kind, String rule, String cure) throws IOException {
        run.drain().unread(kind, "data.mistat.intl.xiaomi.com", "certificate unknown");

        assertThat(isOpen(run.keep(temp), rule).reason()).startsWith("Outside the sessions: ").contains(cure);
    }

    @Test
    void what_could_not_be_read_between_sessions_may_have_been_a_late_upload() throws IOException {
        run.between().cutShort(at(65), "https://tracking.intl.miui.com/track/v4", 4096);

        assertThat(isOpen(run.keep(temp), "cut-short").reason()).contains("tracking.intl.miui.com").contains("Run again");
    }

    @Test
    void an_upload_outside_all_sessions_that_nobody_can_read_may_have_been_a_late_one() throws IOException {
        byte[] noise = new byte[300];
        new Random(7).nextBytes(noise);
        run.between().post(at(65), "https://tracking.intl.miui.com/track/v4", noise);

        isOpen(run.keep(temp), "opaque-upload");
    }

    @Test
    void an_app_that_goes_round_the_recorder_between_sessions_leaves_late_uploads_open() throws IOException {
        RunFolder folder = run.keep(temp);
        folder.of(SampleRun.PHONE + "/between").keep(connections("tcp 0F02000A:B0C2 076433C6:01BB 01 10150", null));

        assertThat(isOpen(folder, "connection-missed").reason()).contains("com.miui.analytics connected to 198.51.100.7:443");
    }

    @Test
    void another_app_s_connections_outside_all_sessions_are_its_own() throws IOException {
        RunFolder folder = run.keep(temp);
        folder.of(RunFolder.drain(SampleRun.PHONE)).keep(connections("tcp 0F02000A:B0C2 076433C6:01BB 01 10200", null));

        assertThat(Judge.judge(folder).gate()).isEqualTo("OPEN");
    }

    @Test
    void a_phone_that_did_not_tell_its_connections_during_the_drain_leaves_late_uploads_open() throws IOException {
        RunFolder folder = run.keep(temp);
        folder.of(RunFolder.drain(SampleRun.PHONE)).keep(connections("", "adb went away"));

        assertThat(isOpen(folder, "out-of-sight").reason()).contains("adb went away").contains("see that adb shell may read");
    }

    @Test
    void a_policy_that_asks_for_no_connections_passes_without_them() throws IOException {
        RunFolder folder = run.keep(temp, policy().replace("required-visibility: [connections]", "required-visibility: []"));
        folder.of(RunFolder.drain(SampleRun.PHONE)).keep(connections("", "adb went away"));

        assertThat(Judge.judge(folder).gate()).isEqualTo("OPEN");
    }

    @Test
    void a_journal_of_the_time_between_sessions_that_is_damaged_leaves_late_uploads_open() throws IOException {
        RunFolder folder = run.keep(temp);
        Files.writeString(folder.journal(SampleRun.PHONE + "/between"), "no journal");

        isOpen(folder, "not-driven");
    }

    private static PhoneConnections connections(String row, String fault) {
        return new PhoneConnections(1, "127.0.0.1:8080", List.of("com.mi.globalbrowser.mini", "com.miui.analytics"),
                List.of("package:com.mi.globalbrowser.mini uid:10107", "package:com.miui.analytics uid:10150", "package:com.noisy.app uid:10200"),
                List.of(), List.of(row), List.of(), List.of(), List.of(), fault);
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
