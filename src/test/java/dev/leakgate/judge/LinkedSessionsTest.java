package dev.leakgate.judge;

import static dev.leakgate.judge.SampleRun.ANDROID_ID;
import static dev.leakgate.judge.SampleRun.INCOGNITO;
import static dev.leakgate.judge.SampleRun.NORMAL;
import static dev.leakgate.judge.SampleRun.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.evidence.BorderRecord;
import dev.leakgate.evidence.BorderRecord.Border;
import dev.leakgate.evidence.BorderRecord.Kind;
import dev.leakgate.evidence.PhoneConnections;
import dev.leakgate.evidence.RunFolder;
import dev.leakgate.evidence.SessionRecord;
import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.Verdict;
import dev.leakgate.traffic.Header;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens in the evidence of a run: the first four seconds of the incognito session are in normal mode. */
class LinkedSessionsTest {

    private static final String ONE = "59b87952-8831-4d47-9922-ede21459deb1";
    private static final String OTHER = "24a959ab-17ff-42ac-a70f-4efafd8bc434";

    @TempDir
    private Path temp;

    private final SampleRun run = new SampleRun().record(INCOGNITO, r -> new SessionRecord(r.id(), r.from(), at(4), r.to(),
            r.modeProof(), r.controlCanary(), r.controlFrom(), r.flushWaited(), r.flushNeeded(), r.dwell(), r.channel(), r.trials(), r.faults(), null));

    private RunVerdict judged() throws IOException {
        return Judge.judge(run.keep(temp));
    }

    private static RunVerdict.Session session(RunVerdict verdict, String id) {
        return verdict.sessions().stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void incognito_that_carries_the_id_of_normal_mode_fails_and_names_the_field() throws IOException {
        run.traffic(NORMAL).telemetry(at(16), "search", "uuid", OTHER);
        run.traffic(INCOGNITO).telemetry(at(2), "started", "uuid", ONE).telemetry(at(20), "search", "uuid", ONE);

        RunVerdict verdict = judged();

        RunVerdict.Session incognito = session(verdict, INCOGNITO);
        assertThat(incognito.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(incognito.reason()).startsWith("Incognito is joined to normal by uuid: Mint 3.4.0 sent [token ")
                .contains("to sa.api.intl.miui.com in normal mode, and again 18 s later in incognito");
        assertThat(incognito.findings()).singleElement().satisfies(f -> assertThat(f.rule()).isEqualTo("incognito-linkable"));
        assertThat(verdict.phones().get(0).links()).singleElement().satisfies(link -> {
            assertThat(link.nature()).isEqualTo("identifier");
            assertThat(link.survived()).containsExactly("incognito");
            assertThat(link.seconds()).isEqualTo(18);
        });
        assertThat(verdict.toString()).doesNotContain(ONE).doesNotContain(ONE.replace("-", ""));
    }

    @Test
    void it_is_inconclusive_while_a_constant_would_look_the_same() throws IOException {
        run.traffic(INCOGNITO).telemetry(at(2), "started", "key", ONE).telemetry(at(20), "search", "key", ONE);

        RunVerdict.Session incognito = session(judged(), INCOGNITO);

        assertThat(incognito.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(incognito.reason()).contains("add a second phone of this build");
    }

    @Test
    void a_known_identifier_is_judged_by_its_own_rule_and_is_no_token() throws IOException {
        run.traffic(NORMAL).telemetry(at(16), "search", "$device_id", ANDROID_ID);
        run.traffic(INCOGNITO).telemetry(at(2), "started", "$device_id", ANDROID_ID);

        assertThat(judged().phones().get(0).links()).isEmpty();
    }

    /** @param kind of the border crossed in normal mode at 25 s */
    private RunVerdict crossing(Kind kind) throws IOException {
        RunFolder folder = run.keep(temp);
        folder.of(NORMAL).keep(new BorderRecord(List.of(new Border(kind, at(25)))));
        return Judge.judge(folder);
    }

    @ParameterizedTest
    @CsvSource({"RESTART, restart", "ADVERTISING_RESET, restart+advertising-reset", "CLEARING, restart+clearing"})
    void a_token_sent_on_both_sides_of_a_border_is_told_with_what_it_outlived(Kind kind, String survived) throws IOException {
        run.traffic(NORMAL).telemetry(at(16), "search", "uuid", ONE).telemetry(at(31), "page", "uuid", ONE);

        assertThat(crossing(kind).phones().get(0).links()).singleElement().satisfies(link -> {
            assertThat(link.survived()).containsExactly(survived.split("[+]"));
            assertThat(link.seconds()).isEqualTo(15);
            assertThat(link.sentence()).contains("outlived a restart");
        });
    }

    @Test
    void a_token_that_differs_behind_cleared_data_names_this_installation() throws IOException {
        run.traffic(NORMAL).telemetry(at(16), "search", "uuid", ONE).telemetry(at(31), "page", "uuid", OTHER);
        run.traffic(INCOGNITO).telemetry(at(2), "started", "uuid", OTHER.replace('2', '7')).telemetry(at(20), "search", "uuid", OTHER.replace('2', '7'));

        RunVerdict verdict = crossing(Kind.CLEARING);

        assertThat(verdict.phones().get(0).links()).singleElement().satisfies(link -> assertThat(link.nature()).isEqualTo("identifier"));
        assertThat(session(verdict, INCOGNITO).verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void what_a_delegate_sends_for_the_browser_joins_as_what_it_sends_itself() throws IOException {
        run.traffic(NORMAL).telemetry(at(16), "search", "uuid", OTHER);
        run.traffic(INCOGNITO).telemetry(at(2), "started", "uuid", ONE).telemetry(at(20), "search", "uuid", ONE);
        RunFolder folder = run.keep(temp);
        folder.of(INCOGNITO).keep(new PhoneConnections(1, "127.0.0.1:8080", List.of("com.mi.globalbrowser.mini", "com.miui.analytics"),
                List.of("package:com.mi.globalbrowser.mini uid:10107", "package:com.miui.analytics uid:10150"), List.of(),
                List.of("tcp 0100007F:9C40 0100007F:1F90 01 10150"), List.of(), List.of(), List.of(), null));

        assertThat(session(Judge.judge(folder), INCOGNITO).reason()).startsWith("Incognito is joined to normal by uuid");
    }

    @Test
    void a_new_id_in_incognito_joins_nothing() throws IOException {
        run.traffic(INCOGNITO).telemetry(at(2), "started", "uuid", ONE).telemetry(at(20), "search", "uuid", OTHER);

        assertThat(session(judged(), INCOGNITO).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void our_own_hosts_may_see_the_same_visitor_twice() throws IOException {
        run.traffic(INCOGNITO).get(at(2), "https://pages.leakgate.test/?visitor=" + ONE)
                .get(at(20), "https://pages.leakgate.test/?visitor=" + ONE);

        assertThat(session(judged(), INCOGNITO).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void a_token_is_seen_each_time_in_a_header_that_is_repeated() throws IOException {
        Header cookie = new Header("cookie", "visitor=" + ONE);
        run.traffic(NORMAL).get(at(16), "https://sa.api.intl.miui.com/c", new Header("cookie", "visitor=" + OTHER));
        run.traffic(INCOGNITO).get(at(2), "https://sa.api.intl.miui.com/c", cookie).get(at(20), "https://sa.api.intl.miui.com/c", cookie);

        assertThat(session(judged(), INCOGNITO).reason()).contains("joined to normal by visitor");
    }

    @Test
    void says_nothing_of_incognito_where_the_mode_is_not_proved() throws IOException {
        run.record(INCOGNITO, r -> new SessionRecord(r.id(), r.from(), r.observedFrom(), r.to(), null, r.controlCanary(),
                r.controlFrom(), r.flushWaited(), r.flushNeeded(), r.dwell(), r.channel(), r.trials(), r.faults(), null));
        run.traffic(INCOGNITO).telemetry(at(2), "started", "uuid", ONE).telemetry(at(20), "search", "uuid", ONE);

        RunVerdict verdict = judged();

        assertThat(session(verdict, INCOGNITO).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(verdict.phones().get(0).links()).isEmpty();
    }
}
