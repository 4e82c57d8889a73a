package dev.leakgate.judge;

import static dev.leakgate.judge.SampleRun.INCOGNITO;
import static dev.leakgate.judge.SampleRun.NORMAL;
import static dev.leakgate.judge.SampleRun.SEARCH;
import static dev.leakgate.judge.SampleRun.VISIT;
import static dev.leakgate.judge.SampleRun.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.evidence.SessionRecord;
import dev.leakgate.evidence.SessionRecord.DrivenTrial;
import dev.leakgate.judge.verdict.Finding;
import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.Verdict;
import dev.leakgate.secret.SecretKind;
import dev.leakgate.traffic.Unread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is missing makes a session INCONCLUSIVE, with its cause and cure, and never hides a leak. */
class IncompleteEvidenceTest {

    @TempDir
    private Path temp;

    /** What a person can do about it. */
    private static final String CURE = "(?s).*([Rr]un (it )?again|[Cc]heck |[Ss]ee that |[Ss]ee the |[Ss]ee mitmdump|Ask |Block |Capture at |take '|their steps must|what stopped).*";

    private final SampleRun run = new SampleRun();

    /** The session in incognito mode is inconclusive for this rule, its trials with it, the other session is not. */
    private void isInconclusive(String rule, String told) throws IOException {
        RunVerdict verdict = Judge.judge(run.keep(temp));
        RunVerdict.Session session = verdict.sessions().get(1);
        assertThat(session.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(session.findings()).extracting(Finding::rule).contains(rule);
        assertThat(session.findings()).filteredOn(f -> f.rule().equals(rule)).extracting(Finding::sentence)
                .anySatisfy(s -> assertThat(s).contains(told)).allSatisfy(s -> assertThat(s).matches(CURE));
        assertThat(verdict.trials()).filteredOn(t -> t.mode().equals("incognito")).extracting(RunVerdict.Trial::verdict)
                .containsOnly(Verdict.INCONCLUSIVE);
        assertThat(verdict.trials()).filteredOn(t -> t.mode().equals("normal")).extracting(RunVerdict.Trial::verdict)
                .containsOnly(Verdict.PASS);
        assertThat(verdict.gate()).isEqualTo("CLOSED");
    }

    /** Only the search in incognito mode is inconclusive. */
    private void isInconclusiveForTheSearch(String rule, String told) throws IOException {
        RunVerdict verdict = Judge.judge(run.keep(temp));
        assertThat(verdict.trials()).filteredOn(t -> t.verdict() == Verdict.INCONCLUSIVE).singleElement().satisfies(t -> {
            assertThat(t.id()).isEqualTo(INCOGNITO + SEARCH);
            assertThat(t.findings()).extracting(Finding::rule).containsExactly(rule);
            assertThat(t.reason()).contains(told).matches(CURE);
        });
    }

    private SampleRun record(String modeProof, String control, boolean reached, double waited, List<String> faults) {
        return run.record(INCOGNITO, r -> new SessionRecord(r.id(), r.from(), r.observedFrom(), r.to(), modeProof, control,
                reached ? r.controlFrom() : null, waited, 2.5, waited, r.channel(), r.trials(), faults, null));
    }

    @Test
    void a_session_without_record() throws IOException {
        run.withoutRecord(INCOGNITO);
        isInconclusive("not-driven", "sessions/mi-10/mint/incognito/session.json: is missing; the session counts as not driven");
    }

    @Test
    void a_session_with_a_damaged_record() throws IOException {
        var folder = run.keep(temp);
        Files.writeString(folder.journal(INCOGNITO).resolveSibling("session.json"), "{\"id\":");

        assertThat(Judge.judge(folder).sessions().get(1).reason()).startsWith("sessions/mi-10/mint/incognito/session.json:1: is damaged")
                .doesNotContain(temp.toString());
    }

    @Test
    void a_session_without_capture() throws IOException {
        run.withoutCapture(INCOGNITO);
        isInconclusive("not-driven", "capture.journal");
    }

    @Test
    void a_session_in_which_nothing_was_captured() throws IOException {
        run.traffic(INCOGNITO).nothing();
        isInconclusive("nothing-captured", "check that the phone's proxy setting");
    }

    @Test
    void a_phone_that_does_not_trust_the_bench_is_told_from_one_without_a_network() throws IOException {
        run.traffic(INCOGNITO).nothing().unread(Unread.Kind.TLS_REFUSED, "duckduckgo.com", "certificate unknown");
        isInconclusive("bench-not-trusted", "refused all 1 connections that the recorder would have read");
    }

    @Test
    void a_capture_that_was_not_closed() throws IOException {
        run.traffic(INCOGNITO).notClosed();
        isInconclusive("capture-not-closed", "did not confirm");
    }

    @Test
    void a_fault_of_the_recorder() throws IOException {
        run.traffic(INCOGNITO).unread(Unread.Kind.RECORDER_FAULT, null, "disk full");
        isInconclusive("recorder-fault", "disk full");
    }

    @Test
    void a_mode_that_was_not_proved() throws IOException {
        record(null, "control-mi-10-mint-incognito", true, 3, List.of());
        isInconclusive("mode-not-proved", "check 'incognito-proof' in scenarios/browsers/mint.yaml");
    }

    @Test
    void a_control_that_was_not_seen() throws IOException {
        run.traffic(INCOGNITO).without("control.leakgate.test");
        isInconclusive("control-not-seen", "typed but never seen on its way to leakgate.test");
    }

    @Test
    void a_control_that_only_the_vendor_saw() throws IOException {
        run.traffic(INCOGNITO).without("control.leakgate.test")
                .telemetry(at(47), "search", "search_word", "control-mi-10-mint-incognito");
        isInconclusive("control-not-seen", "never seen");
    }

    @Test
    void a_control_that_was_never_reached() throws IOException {
        record("proof", null, false, 3, List.of());
        isInconclusive("control-not-seen", "never reached");
    }

    @Test
    void a_flush_that_was_not_waited_for() throws IOException {
        record("proof", "control-mi-10-mint-incognito", true, 1.0, List.of());
        isInconclusive("flush-not-waited", "ended 1.0 s after the last trial, and Mint 3.4.0 keeps events for up to 2.5 s");
    }

    @Test
    void a_fault_outside_the_browser() throws IOException {
        record("proof", "control-mi-10-mint-incognito", true, 3, List.of("adb lost the phone. Check the cable."));
        isInconclusive("not-driven", "adb lost the phone");
    }

    @Test
    void a_refused_handshake_names_its_host() throws IOException {
        run.traffic(INCOGNITO).unread(Unread.Kind.TLS_REFUSED, "data.mistat.intl.xiaomi.com", "certificate unknown");
        isInconclusive("tls-refused", "Nothing could be read of a connection to data.mistat.intl.xiaomi.com");
    }

    @Test
    void a_connection_without_a_request_names_its_host() throws IOException {
        run.traffic(INCOGNITO).unread(Unread.Kind.NO_REQUEST, "tracking.intl.miui.com", null);
        isInconclusive("no-request", "tracking.intl.miui.com");
    }

    @Test
    void an_upload_that_was_cut_short_is_told_once() throws IOException {
        run.traffic(INCOGNITO).cutShort(at(20), "https://tracking.intl.miui.com/track/v4", 4096);
        isInconclusive("cut-short", "the phone broke off");
        assertThat(Judge.judge(dev.leakgate.evidence.RunFolder.open(temp.resolve("runs/2026-03-01-1"))).sessions().get(1)
                .findings()).hasSize(1);
    }

    @Test
    void a_gap_at_a_host_of_our_own_hides_nothing() throws IOException {
        run.traffic(INCOGNITO).unread(Unread.Kind.NO_REQUEST, "pages.leakgate.test", null);
        assertThat(Judge.judge(run.keep(temp)).gate()).isEqualTo("OPEN");
    }

    @Test
    void what_the_policy_ignores_is_said_in_the_scope() throws IOException {
        run.traffic(INCOGNITO).unread(Unread.Kind.NO_REQUEST, "tracking.intl.miui.com", null);
        String policy = Files.readString(Path.of("scenarios/policy.yaml")).replace("no-request: inconclusive", "no-request: ignored");

        RunVerdict verdict = Judge.judge(run.keep(temp, policy));

        assertThat(verdict.gate()).isEqualTo("OPEN");
        assertThat(verdict.trials()).allSatisfy(t -> assertThat(t.scope()).contains("ignored: no-request"));
    }

    @Test
    void a_field_that_was_not_read_back() throws IOException {
        run.trial(INCOGNITO + SEARCH, t -> new DrivenTrial(t.id(), t.from(), t.to(), false, t.allowed(), null));
        isInconclusiveForTheSearch("field-not-read-back", "check 'field' in scenarios/browsers/mint.yaml");
    }

    @Test
    void a_trial_that_could_not_be_driven_to_its_end() throws IOException {
        run.trial(INCOGNITO + SEARCH, t -> new DrivenTrial(t.id(), t.from(), t.to(), false, t.allowed(), "No address field was found."));
        isInconclusiveForTheSearch("not-driven", "No address field was found.");
    }

    @Test
    void a_trial_that_was_not_driven() throws IOException {
        run.record(INCOGNITO, r -> SampleRun.with(r, r.trials().stream().filter(t -> !t.id().endsWith(SEARCH)).toList()));
        isInconclusiveForTheSearch("not-driven", "was not driven");
    }

    @Test
    void a_search_that_the_engine_never_got() throws IOException {
        run.traffic(INCOGNITO).without("duckduckgo.com");
        isInconclusiveForTheSearch("receiver-not-seen", "was not seen on its way to duckduckgo.com");
    }

    @Test
    void a_trial_without_a_canary() throws IOException {
        run.withoutSecrets(SecretKind.QUERY);
        run.trial(INCOGNITO + SEARCH, t -> new DrivenTrial(t.id(), t.from(), t.to(), true, List.of(), null));
        run.trial(NORMAL + SEARCH, t -> new DrivenTrial(t.id(), t.from(), t.to(), true, List.of(), null));

        assertThat(Judge.judge(run.keep(temp)).trials()).filteredOn(t -> t.verdict() != Verdict.PASS)
                .extracting(RunVerdict.Trial::id).containsExactly(NORMAL + SEARCH, INCOGNITO + SEARCH);
    }

    @Test
    void a_phone_whose_identifiers_are_not_known() throws IOException {
        run.withoutSecrets(SecretKind.ANDROID_ID, SecretKind.IMEI);

        assertThat(Judge.judge(run.keep(temp)).sessions()).allSatisfy(s -> {
            assertThat(s.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(s.reason()).startsWith("No identifier of Mi 10 is known");
        });
    }

    @Test
    void a_leak_stands_whatever_else_is_missing() throws IOException {
        run.withoutRecord(INCOGNITO);
        run.traffic(INCOGNITO).notClosed().telemetry(at(33), "page", "url", SampleRun.address(INCOGNITO));

        RunVerdict verdict = Judge.judge(run.keep(temp));

        assertThat(verdict.trials()).filteredOn(t -> t.verdict() == Verdict.FAIL).extracting(RunVerdict.Trial::id)
                .containsExactly(INCOGNITO + VISIT);
    }
}
