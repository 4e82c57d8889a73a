package dev.leakgate.judge;

import static dev.leakgate.judge.SampleRun.NORMAL;
import static dev.leakgate.judge.SampleRun.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.evidence.Plan.PlannedSession;
import dev.leakgate.judge.verdict.Finding;
import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.Verdict;
import dev.leakgate.traffic.Unread;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a session must show that is driven on a phone in another state than usual. */
class SessionStatesTest {

    private static final String CONTROL = "control-" + NORMAL.replace("/", "-");

    @TempDir
    private Path temp;

    private final SampleRun run = new SampleRun();

    private RunVerdict.Session judged() throws IOException {
        return Judge.judge(run.keep(temp)).sessions().stream().filter(s -> s.id().equals(NORMAL)).findFirst().orElseThrow();
    }

    private SampleTraffic withoutAuthority() {
        run.in(NORMAL, PlannedSession.NO_AUTHORITY);
        return run.traffic(NORMAL).nothing().get(at(46), "https://control.leakgate.test/" + CONTROL).controls(at(47), CONTROL);
    }

    @Test
    void connections_that_are_refused_where_nothing_vouches_for_a_server_pass() throws IOException {
        withoutAuthority().unread(Unread.Kind.TLS_REFUSED, "duckduckgo.com", "unknown ca");
        RunVerdict.Session judged = judged();
        assertThat(judged.verdict()).as(judged.reason()).isEqualTo(Verdict.PASS);
    }

    @Test
    void a_request_that_goes_out_all_the_same_is_a_leak_that_nobody_can_accept() throws IOException {
        withoutAuthority().unread(Unread.Kind.TLS_REFUSED, "duckduckgo.com", "unknown ca").telemetry(at(20), "alive");

        assertThat(Judge.judge(run.keep(temp)).trials()).filteredOn(t -> t.verdict() == Verdict.FAIL).singleElement().satisfies(t ->
                assertThat(t.findings()).singleElement().satisfies(f -> {
                    assertThat(f.rule()).isEqualTo("sent-without-trust");
                    assertThat(f.cleartext()).isTrue();
                    assertThat(f.sentence()).isEqualTo("Mint 3.4.0 in normal mode sent a request to sa.api.intl.miui.com"
                            + " although nothing vouched for that server: whoever stands between can read it.");
                }));
    }

    @Test
    void silence_proves_nothing_there_unless_a_connection_was_refused() throws IOException {
        withoutAuthority();
        assertThat(judged().findings()).extracting(Finding::rule).containsExactly("trust-not-withdrawn");
    }

    @Test
    void what_the_browser_sends_once_its_terms_are_accepted_for_the_control_page_is_not_charged() throws IOException {
        withoutAuthority().unread(Unread.Kind.TLS_REFUSED, "duckduckgo.com", "unknown ca").telemetry(at(48), "alive", "android_id", SampleRun.ANDROID_ID);
        RunVerdict.Session judged = judged();
        assertThat(judged.verdict()).as(judged.reason()).isEqualTo(Verdict.PASS);
    }

    @Test
    void silence_after_a_refusal_of_consent_proves_nothing_of_a_browser_that_cannot_report() throws IOException {
        run.in(NORMAL, PlannedSession.CONSENT_REFUSED).traffic(NORMAL).without("/config/Android.conf");
        assertThat(judged().findings()).extracting(Finding::rule).contains("channel-not-alive");
    }
}
