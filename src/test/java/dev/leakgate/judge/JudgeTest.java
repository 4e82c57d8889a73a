package dev.leakgate.judge;

import static dev.leakgate.judge.SampleRun.ANDROID_ID;
import static dev.leakgate.judge.SampleRun.IDLE;
import static dev.leakgate.judge.SampleRun.INCOGNITO;
import static dev.leakgate.judge.SampleRun.NORMAL;
import static dev.leakgate.judge.SampleRun.SEARCH;
import static dev.leakgate.judge.SampleRun.VISIT;
import static dev.leakgate.judge.SampleRun.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.judge.verdict.Finding;
import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.RunVerdict.Session;
import dev.leakgate.judge.verdict.RunVerdict.Trial;
import dev.leakgate.judge.verdict.Verdict;
import dev.leakgate.secret.SecretKind;
import dev.leakgate.traffic.Header;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JudgeTest {

    @TempDir
    private Path temp;

    private final SampleRun run = new SampleRun();

    private RunVerdict judged() throws IOException {
        return Judge.judge(run.keep(temp));
    }

    private static Trial trial(RunVerdict verdict, String id) {
        return verdict.trials().stream().filter(t -> t.id().equals(id)).findFirst().orElseThrow();
    }

    private static Session session(RunVerdict verdict, String id) {
        return verdict.sessions().stream().filter(s -> s.id().equals(id)).findFirst().orElseThrow();
    }

    @Test
    void opens_the_gate_for_a_complete_and_clean_run() throws IOException {
        RunVerdict verdict = judged();

        assertThat(verdict.trials()).allSatisfy(t -> {
            assertThat(t.verdict()).as(t.reason()).isEqualTo(Verdict.PASS);
            assertThat(t.controlSeen()).isTrue();
            assertThat(t.findings()).isEmpty();
        });
        assertThat(verdict.sessions()).extracting(Session::verdict).containsOnly(Verdict.PASS);
        assertThat(verdict.gate()).isEqualTo("OPEN");
        assertThat(verdict.virtual()).isTrue();
    }

    @Test
    void a_pass_says_what_it_speaks_for() throws IOException {
        RunVerdict verdict = judged();

        assertThat(trial(verdict, INCOGNITO + SEARCH).scope())
                .containsExactly("query", "unseen: UDP without a connection", "unseen: DNS");
        assertThat(session(verdict, INCOGNITO).scope()).startsWith("imei", "androidId").contains("unseen: DNS");
    }

    @Test
    void a_query_in_telemetry_fails_the_trial_that_typed_it() throws IOException {
        run.traffic(INCOGNITO).telemetry(at(24), "search", "search_word", SampleRun.query(INCOGNITO));

        RunVerdict verdict = judged();

        Trial trial = trial(verdict, INCOGNITO + SEARCH);
        assertThat(trial.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(trial.findings()).singleElement().satisfies(f -> {
            assertThat(f.rule()).isEqualTo("query-to-third-party");
            assertThat(f.kind()).isEqualTo("query");
            assertThat(f.value()).isEqualTo("purple zebra quartz 88213");
            assertThat(f.host()).isEqualTo("sa.api.intl.miui.com");
            assertThat(f.where()).isEqualTo("body");
            assertThat(f.exchange()).isEqualTo("e7");
            assertThat(f.trail()).containsSubsequence("body", "base64", "gzip");
            assertThat(f.excerpt()).contains("search_word");
            assertThat(f.sentence()).isEqualTo("Searching DuckDuckGo in incognito sent your words to "
                    + "sa.api.intl.miui.com, readable after base64 and gzip.");
        });
        assertThat(trial.reason()).startsWith("Searching DuckDuckGo");
        assertThat(trial(verdict, INCOGNITO + VISIT).verdict()).isEqualTo(Verdict.PASS);
        assertThat(verdict.gate()).isEqualTo("CLOSED");
    }

    @Test
    void an_address_in_telemetry_fails_the_trial_that_opened_it() throws IOException {
        run.traffic(NORMAL).telemetry(at(33), "page_load_event_start", "url", SampleRun.address(NORMAL));

        Trial trial = trial(judged(), NORMAL + VISIT);

        assertThat(trial.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(trial.reason()).isEqualTo("Opening a page in normal mode sent its address to sa.api.intl.miui.com,"
                + " readable after base64 and gzip.");
    }

    @Test
    void an_excerpt_shows_the_secret_in_its_surroundings() throws IOException {
        run.traffic(INCOGNITO).telemetry(at(24), "page_load_event_start", "url", "https://duckduckgo.com/?q=purple%20zebra%20quartz%2088213&ia=web");

        assertThat(trial(judged(), INCOGNITO + SEARCH).findings()).extracting(Finding::excerpt)
                .anySatisfy(e -> assertThat(e).contains("\"url\":\"https://duckduckgo.com/?q=«purple%20zebra%20quartz%2088213»&ia=web\""));
    }

    @Test
    void the_same_way_to_the_same_receiver_is_told_once() throws IOException {
        for (int i = 0; i < 3; i++) {
            run.traffic(INCOGNITO).telemetry(at(24 + i), "search", "search_word", SampleRun.query(INCOGNITO));
        }

        assertThat(trial(judged(), INCOGNITO + SEARCH).findings()).hasSize(1);
    }

    @Test
    void a_canary_is_charged_to_its_trial_although_another_session_sent_it() throws IOException {
        run.traffic(INCOGNITO).telemetry(at(2), "search", "search_word", SampleRun.query(NORMAL));

        RunVerdict verdict = judged();

        Trial trial = trial(verdict, NORMAL + SEARCH);
        assertThat(trial.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(trial.reason()).isEqualTo("Searching DuckDuckGo in normal mode sent your words to sa.api.intl.miui.com, later,"
                + " while Mint 3.4.0 was used in incognito, readable after base64 and gzip.");
        assertThat(trial.findings()).extracting(Finding::exchange).containsExactly(INCOGNITO + "#e7");
        assertThat(verdict.trials()).filteredOn(t -> t.verdict() == Verdict.PASS).hasSize(5);
    }

    @Test
    void an_identifier_is_charged_to_the_session_and_not_to_the_search_beside_it() throws IOException {
        run.traffic(INCOGNITO).telemetry(at(24), "search", "$device_id", ANDROID_ID);

        RunVerdict verdict = judged();

        assertThat(session(verdict, INCOGNITO).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(session(verdict, INCOGNITO).reason()).matches("Mint 3.4.0 in incognito sent the phone's Android ID"
                + " \\(\\[androidId [0-9a-f]+]\\) to sa.api.intl.miui.com, readable after base64 and gzip.");
        assertThat(verdict.trials()).extracting(Trial::verdict).containsOnly(Verdict.PASS);
        assertThat(verdict.gate()).isEqualTo("CLOSED");
        assertThat(verdict.phones().get(0).verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void an_identifier_sent_while_a_trial_watches_for_them_is_charged_to_it_too() throws IOException {
        run.traffic(NORMAL).telemetry(at(9), "start", "$device_id", ANDROID_ID);

        RunVerdict verdict = judged();

        assertThat(trial(verdict, NORMAL + IDLE).verdict()).isEqualTo(Verdict.FAIL);
        assertThat(trial(verdict, INCOGNITO + IDLE).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void an_identifier_is_nobodys_business_not_even_the_visited_page_s() throws IOException {
        run.traffic(NORMAL).get(at(33), "https://pages.leakgate.test/style.css", new Header("x-device", ANDROID_ID));

        assertThat(session(judged(), NORMAL).verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void the_engine_may_have_the_query_by_its_search_request_only() throws IOException {
        run.traffic(NORMAL).get(at(16), "https://duckduckgo.com/t/ibc?q=amber+otter+fjord+48213");
        run.traffic(INCOGNITO).get(at(17), "https://duckduckgo.com/assets/x.js",
                new Header("Referer", "https://duckduckgo.com/?q=purple+zebra+quartz+88213"));

        RunVerdict verdict = judged();

        assertThat(trial(verdict, NORMAL + SEARCH).findings()).extracting(Finding::host).containsExactly("duckduckgo.com");
        assertThat(trial(verdict, INCOGNITO + SEARCH).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void suggestions_are_a_service_in_normal_mode_and_a_finding_in_incognito() throws IOException {
        run.traffic(NORMAL).get(at(15), "https://duckduckgo.com/ac/?q=amber+otter+fjord+48213&kl=wt-wt");
        run.traffic(INCOGNITO).get(at(15), "https://duckduckgo.com/ac/?q=purple+zebra+quartz+88213&kl=wt-wt");

        RunVerdict verdict = judged();

        assertThat(trial(verdict, NORMAL + SEARCH).verdict()).isEqualTo(Verdict.PASS);
        assertThat(trial(verdict, INCOGNITO + SEARCH).findings()).extracting(Finding::rule).containsExactly("query-to-third-party");
    }

    /** Incognito is on from 20 s; the search at 15 s was in normal mode. */
    private void carriedOver() {
        run.carriedOver(INCOGNITO + SEARCH).record(INCOGNITO, r -> new dev.leakgate.evidence.SessionRecord(r.id(), r.from(), at(20), r.to(), r.modeProof(),
                r.controlCanary(), r.controlFrom(), r.flushWaited(), r.flushNeeded(), r.dwell(), r.channel(), r.trials(), r.faults(), null));
    }

    @Test
    void what_was_typed_in_normal_mode_and_is_sent_in_incognito_is_carried_over() throws IOException {
        carriedOver();
        run.traffic(INCOGNITO).telemetry(at(24), "search", "search_word", SampleRun.query(INCOGNITO));

        assertThat(trial(judged(), INCOGNITO + SEARCH).reason()).isEqualTo("Searching DuckDuckGo in normal mode sent your words to"
                + " sa.api.intl.miui.com, carried over into incognito, readable after base64 and gzip.");
    }

    @Test
    void what_was_sent_before_incognito_was_on_is_a_leak_that_was_not_carried_over() throws IOException {
        carriedOver();
        run.traffic(INCOGNITO).telemetry(at(18), "search", "search_word", SampleRun.query(INCOGNITO));

        assertThat(trial(judged(), INCOGNITO + SEARCH).reason()).startsWith("Searching DuckDuckGo in normal mode").doesNotContain("carried over");
    }

    @Test
    void suggestions_before_incognito_was_on_are_those_of_normal_mode() throws IOException {
        carriedOver();
        run.traffic(INCOGNITO).get(at(15), "https://duckduckgo.com/ac/?q=purple+zebra+quartz+88213&kl=wt-wt");

        assertThat(trial(judged(), INCOGNITO + SEARCH).verdict()).isEqualTo(Verdict.PASS);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "https://duckduckgo.com/ac/?q=amber+otter+fjord+48213&device=1",
        "https://duckduckgo.com/ac/more?q=amber+otter+fjord+48213",
        "https://www.google.com/complete/search?q=amber+otter+fjord+48213",
    })
    void a_service_is_known_by_its_exact_shape_and_belongs_to_the_engine_that_was_asked(String url) throws IOException {
        run.traffic(NORMAL).get(at(15), url);

        assertThat(trial(judged(), NORMAL + SEARCH).verdict()).isEqualTo(Verdict.FAIL);
    }

    @Test
    void an_identifier_beside_a_suggestion_is_a_finding() throws IOException {
        run.traffic(NORMAL).get(at(15), "https://duckduckgo.com/ac/?q=amber+otter+fjord+48213&kl=" + ANDROID_ID);

        assertThat(session(judged(), NORMAL).findings()).extracting(Finding::rule).contains("identifier-sent");
    }

    @Test
    void a_required_identifier_that_the_phone_did_not_tell_makes_its_sessions_inconclusive() throws IOException {
        run.withoutSecrets(SecretKind.ANDROID_ID);

        Session session = session(judged(), NORMAL);

        assertThat(session.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(session.reason()).contains("androidId").contains("required-identifiers");
    }

    @Test
    void what_must_be_in_sight_and_was_not_makes_sessions_inconclusive() throws IOException {
        String policy = Files.readString(Path.of("scenarios/policy.yaml"));
        assertThat(policy).contains("required-visibility: [connections]");

        Session session = session(Judge.judge(run.keep(temp, policy.replace("[connections]", "[connections, dns]"))), NORMAL);

        assertThat(session.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(session.reason()).contains("DNS").contains("required-visibility");
    }

    @Test
    void a_clean_phone_says_how_rare_a_leak_its_trials_could_have_missed() throws IOException {
        assertThat(judged().phones().get(0).reason()).contains("No leak in 6 trials").contains("less than 50 % of such trials leak");
    }

    @Test
    void an_engine_that_was_not_asked_is_a_third_party() throws IOException {
        run.traffic(NORMAL).get(at(17), "https://www.google.com/search?q=amber+otter+fjord+48213");

        assertThat(trial(judged(), NORMAL + SEARCH).findings()).extracting(Finding::host).containsExactly("www.google.com");
    }

    @Test
    void what_the_control_reveals_is_no_trials_leak_but_a_trials_canary_still_counts() throws IOException {
        run.traffic(NORMAL).telemetry(at(50), "search", "search_word", "control-mi-10-mint-normal");
        run.traffic(INCOGNITO).telemetry(at(50), "search", "search_word", SampleRun.query(INCOGNITO));

        RunVerdict verdict = judged();

        assertThat(verdict.trials()).filteredOn(t -> t.verdict() == Verdict.FAIL).extracting(Trial::id)
                .containsExactly(INCOGNITO + SEARCH);
    }

    @Test
    void a_part_never_opens_the_gate() throws IOException {
        run.partOf(64);

        RunVerdict verdict = judged();

        assertThat(verdict.partial()).isTrue();
        assertThat(verdict.gate()).isEqualTo("CLOSED");
        assertThat(verdict.phones().get(0).verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void the_same_evidence_gives_the_same_verdict() throws IOException {
        run.traffic(NORMAL).telemetry(at(9), "start", "$device_id", ANDROID_ID, "imei", SampleRun.IMEI);
        var folder = run.keep(temp);

        assertThat(Judge.judge(folder)).isEqualTo(Judge.judge(folder));
    }

    @Test
    void a_session_judged_alone_is_judged_as_in_the_run() throws IOException {
        run.traffic(NORMAL).telemetry(at(9), "start", "$device_id", ANDROID_ID);
        var folder = run.keep(temp);
        RunVerdict verdict = Judge.judge(folder);

        JudgedSession alone = new SessionJudge(folder).judge(NORMAL);

        assertThat(alone.session()).isEqualTo(session(verdict, NORMAL));
        assertThat(alone.trials()).isEqualTo(verdict.trials().subList(0, 3));
    }

    @Test
    void a_hashed_identifier_is_not_shared_either() throws Exception {
        String hash = java.util.HexFormat.of().formatHex(java.security.MessageDigest.getInstance("MD5").digest(SampleRun.IMEI.getBytes()));
        run.traffic(NORMAL).telemetry(at(24), "search", "imei_md5", hash, "search_word", SampleRun.query(NORMAL),
                "session", "ODY3NTMwOTEy");

        RunVerdict verdict = judged();

        assertThat(session(verdict, NORMAL).findings()).singleElement().satisfies(f -> {
            assertThat(f.kind()).isEqualTo("imei");
            assertThat(f.trail()).contains("md5");
        });
        assertThat(verdict.toString()).contains("imei_md5").contains("\"session\":\"[12 characters]\"").doesNotContain(hash);
    }

    @Test
    void no_identifier_is_in_what_is_shared() throws IOException {
        run.traffic(NORMAL).telemetry(at(9), ANDROID_ID, "id", ANDROID_ID.toUpperCase(), "imei", SampleRun.IMEI);
        run.traffic(INCOGNITO).get(at(9), "https://" + ANDROID_ID + ".example.com/" + SampleRun.IMEI + "?" + ANDROID_ID + "=1");
        run.record(NORMAL, r -> new dev.leakgate.evidence.SessionRecord(r.id(), r.from(), r.observedFrom(), r.to(), r.modeProof(), r.controlCanary(),
                r.controlFrom(), 3, 2, 3, r.channel(), r.trials(), java.util.List.of("phone " + SampleRun.IMEI + " went away"), null));

        assertThat(judged().toString().toLowerCase()).contains("[androidid ")
                .doesNotContain(ANDROID_ID, SampleRun.IMEI);
    }
}
