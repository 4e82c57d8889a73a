package dev.leakgate.judge;

import static dev.leakgate.judge.SampleRun.ANDROID_ID;
import static dev.leakgate.judge.SampleRun.INCOGNITO;
import static dev.leakgate.judge.SampleRun.SEARCH;
import static dev.leakgate.judge.SampleRun.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.evidence.PhoneConnections;
import dev.leakgate.evidence.RunFolder;
import dev.leakgate.judge.verdict.Coverage;
import dev.leakgate.judge.verdict.Finding;
import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.RunVerdict.Phone;
import dev.leakgate.judge.verdict.RunVerdict.Session;
import dev.leakgate.judge.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the phone's own word makes of a session; port 40000 (hex 9C40) is the phone's end of all sample traffic. */
class PhoneWitnessTest {

    private static final String BROWSER = "tcp 0100007F:9C40 0100007F:1F90 01 10107";
    private static final String OTHER_APP = "tcp 0100007F:9C40 0100007F:1F90 01 10200";
    private static final String DIRECT = "tcp 0F02000A:B0C2 076433C6:01BB 01 ";
    private static final String QUIC = "udp 0F02000A:D431 076433C6:01BB 01 10107";
    private static final String NTP = "udp 0F02000A:D431 076433C6:007B 01 ";
    private static final List<String> PACKAGES = List.of("package:com.mi.globalbrowser.mini uid:10107",
            "package:com.miui.analytics uid:10150", "package:com.noisy.app uid:10200");

    @TempDir
    private Path temp;

    private final SampleRun run = new SampleRun();

    private RunVerdict judged(String... sockets) throws IOException {
        return judged(List.of(), List.of(sockets));
    }

    private RunVerdict judged(List<String> bytesAtEnd, List<String> sockets) throws IOException {
        RunFolder folder = run.keep(temp);
        folder.of(INCOGNITO).keep(new PhoneConnections(1, "127.0.0.1:8080", List.of("com.mi.globalbrowser.mini", "com.miui.analytics"), PACKAGES,
                List.of("tcp 00000000:15B3 00000000:0000 0A 2000"), sockets, List.of(), List.of(), bytesAtEnd, null));
        return Judge.judge(folder);
    }

    private static Session incognito(RunVerdict verdict) {
        return verdict.sessions().stream().filter(s -> s.id().equals(INCOGNITO)).findFirst().orElseThrow();
    }

    @Test
    void an_identifier_of_the_browser_is_charged_to_its_session() throws IOException {
        run.traffic(INCOGNITO).telemetry(at(20), "start", "aid", ANDROID_ID);
        RunVerdict verdict = judged("at 1772366401", BROWSER);
        assertThat(incognito(verdict).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(incognito(verdict).coverage().hosts()).extracting(Coverage.Host::actor).containsOnly("com.mi.globalbrowser.mini");
    }

    @Test
    void an_identifier_of_another_app_is_charged_to_the_phone_and_not_to_the_browser() throws IOException {
        run.traffic(INCOGNITO).telemetry(at(20), "start", "aid", ANDROID_ID);
        RunVerdict verdict = judged("at 1772366401", OTHER_APP);
        assertThat(incognito(verdict).verdict()).isEqualTo(Verdict.PASS);
        Phone phone = verdict.phones().get(0);
        assertThat(phone.system().verdict()).isEqualTo(Verdict.FAIL);
        assertThat(phone.system().findings()).extracting(Finding::rule).containsOnly("identifier-sent");
        assertThat(phone.verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void an_identifier_of_an_unknown_app_fails_the_session() throws IOException {
        run.traffic(INCOGNITO).telemetry(at(20), "start", "aid", ANDROID_ID);
        assertThat(incognito(judged()).verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void a_query_counts_whoever_sends_it() throws IOException {
        run.traffic(INCOGNITO).telemetry(at(24), "search", "search_word", SampleRun.query(INCOGNITO));
        RunVerdict verdict = judged("at 1772366401", OTHER_APP);
        assertThat(verdict.trials().stream().filter(t -> t.id().equals(INCOGNITO + SEARCH)).findFirst().orElseThrow().verdict())
                .isEqualTo(Verdict.FAIL);
    }

    @Test
    void a_connection_of_the_browser_past_the_recorder_leaves_its_session_open_and_is_named() throws IOException {
        Session session = incognito(judged(BROWSER, DIRECT + "10107"));
        assertThat(session.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(session.reason()).contains("198.51.100.7:443", "com.mi.globalbrowser.mini", "gateway");
        assertThat(session.coverage().missed()).isEqualTo(1);
    }

    @Test
    void a_delegate_counts_as_the_browser() throws IOException {
        assertThat(incognito(judged(BROWSER, DIRECT + "10150")).reason()).contains("com.miui.analytics");
    }

    @Test
    void a_connection_of_another_app_past_the_recorder_is_told_and_not_charged() throws IOException {
        Session session = incognito(judged(BROWSER, DIRECT + "10200"));
        assertThat(session.verdict()).as(session.reason()).isEqualTo(Verdict.PASS);
        assertThat(session.coverage().hosts()).anySatisfy(host -> {
            assertThat(host.host()).isEqualTo("198.51.100.7:443");
            assertThat(host.actor()).isEqualTo("com.noisy.app");
            assertThat(host.missed()).isEqualTo(1);
        });
    }

    @Test
    void QUIC_that_is_not_blocked_leaves_the_session_open() throws IOException {
        Session session = incognito(judged(BROWSER, QUIC));
        assertThat(session.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(session.findings()).extracting(Finding::rule).containsExactly("quic-not-blocked");
        assertThat(session.reason()).contains("UDP port 443");
    }

    @Test
    void the_time_asked_by_the_browser_itself_is_a_connection_missed() throws IOException {
        assertThat(incognito(judged(BROWSER, NTP + "10107")).findings()).extracting(Finding::rule).containsExactly("connection-missed");
    }

    @Test
    void the_time_asked_by_the_system_is_none_of_the_browsers() throws IOException {
        assertThat(incognito(judged(BROWSER, NTP + "1000")).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void bytes_that_no_connection_explains_leave_the_session_open() throws IOException {
        Session session = incognito(judged(List.of("  ident=[{type=WIFI}] uid=10107 set=DEFAULT tag=0x0",
                "      st=1772366400 rb=1000 rp=9 tb=900000 tp=700 op=0"), List.of(BROWSER)));
        assertThat(session.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(session.findings()).extracting(Finding::rule).containsExactly("bytes-missed");
    }

    @Test
    void with_the_phones_word_the_scope_no_longer_leaves_out_apps_that_ignore_the_proxy() throws IOException {
        assertThat(incognito(judged(BROWSER)).scope()).contains("unseen: DNS").doesNotContain("unseen: apps that ignore the proxy");
    }
}
