package dev.leakgate.report;

import static dev.leakgate.judge.SampleRun.INCOGNITO;
import static dev.leakgate.judge.SampleRun.NORMAL;
import static dev.leakgate.judge.SampleRun.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.evidence.RunFolder;
import dev.leakgate.evidence.Seal;
import dev.leakgate.judge.Judge;
import dev.leakgate.judge.SampleRun;
import dev.leakgate.judge.SessionJudge;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleReportTest {

    @TempDir
    private Path temp;

    private final SampleRun run = new SampleRun();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private ConsoleReport report(RunFolder folder, Style style) {
        return report(folder, style, StandardCharsets.UTF_8);
    }

    private ConsoleReport report(RunFolder folder, Style style, Charset shown) {
        return new ConsoleReport(folder.plan(), new PrintStream(bytes, true, StandardCharsets.UTF_8), style, shown);
    }

    private List<String> printed() {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private List<String> live() throws IOException {
        RunFolder folder = run.keep(temp);
        ConsoleReport report = report(folder, Style.PLAIN);
        List.of(NORMAL, INCOGNITO).forEach(session -> report.judged(new SessionJudge(folder).judge(session)));
        return printed();
    }

    private List<String> finished() throws IOException {
        RunFolder folder = run.keep(temp);
        report(folder, Style.PLAIN).finish(Judge.judge(folder), new Seal(1, "9c56cc51", new TreeMap<>()), Map.of("Report", Path.of("target/allure-report/index.html")));
        return printed();
    }

    @Test
    void prints_a_line_for_each_trial_with_the_leak_and_its_receiver() throws IOException {
        run.traffic(INCOGNITO).telemetry(at(24), "search", "search_word", SampleRun.query(INCOGNITO));

        assertThat(live()).containsExactly(
                "[1/6] Mi 10 · Mint 3.4.0 · normal · idle-after-start  PASS",
                "[2/6] Mi 10 · Mint 3.4.0 · normal · search-typed  PASS",
                "[3/6] Mi 10 · Mint 3.4.0 · normal · visit-address  PASS",
                "[4/6] Mi 10 · Mint 3.4.0 · incognito · idle-after-start  PASS",
                "[5/6] Mi 10 · Mint 3.4.0 · incognito · search-typed  FAIL  query -> sa.api.intl.miui.com",
                "[6/6] Mi 10 · Mint 3.4.0 · incognito · visit-address  PASS");
    }

    @Test
    void says_why_a_trial_is_inconclusive_within_a_hundred_columns() throws IOException {
        run.withoutRecord(INCOGNITO);

        assertThat(live().get(4)).startsWith("[5/6] Mi 10 · Mint 3.4.0 · incognito · search-typed  INCONCLUSIVE  session").hasSize(100);
    }

    @Test
    void says_which_earlier_trial_turned_out_to_leak() throws IOException {
        run.traffic(INCOGNITO).telemetry(at(2), "search", "search_word", SampleRun.query(NORMAL));

        assertThat(live()).contains("        late: Mi 10 · Mint 3.4.0 · normal · search-typed  query -> sa.api.intl.miui.com");
    }

    @Test
    void ends_with_a_table_and_an_open_gate() throws IOException {
        run.published("PASS");

        assertThat(finished()).containsExactly(
                "",
                "                                      normal                        incognito",
                "Mi 10           Mint 3.4.0            PASS 3 of 3                   PASS 3 of 3",
                "",
                "Coverage",
                "  2 of 2 sessions: all that was seen was read, 12 requests",
                "  out of sight: UDP without a connection, DNS",
                "",
                "Every verdict is the published one (6 of 6 trials).",
                "Virtual phones took part: this proves the harness, not a phone.",
                "",
                "Report     target/allure-report/index.html",
                "Seed       4711",
                "Seal       9c56cc51",
                "",
                "GATE OPEN (virtual): all 6 trials pass within their scope");
    }

    @Test
    void says_what_a_gateway_refused() throws IOException {
        RunFolder folder = run.keep(temp);
        List.of(NORMAL, INCOGNITO).forEach(session -> folder.of(session).keep(SampleRun.BEHIND_GATEWAY));
        report(folder, Style.PLAIN).finish(Judge.judge(folder), new Seal(1, "9c56cc51", new TreeMap<>()), Map.of());

        assertThat(printed()).contains("  refused at the gateway: IPv6 (8 packets), QUIC (6 packets)");
    }

    @Test
    void counts_what_leaks_and_lists_what_differs_from_the_published() throws IOException {
        run.traffic(INCOGNITO).telemetry(at(24), "search", "search_word", SampleRun.query(INCOGNITO), "id", SampleRun.ANDROID_ID);
        run.withoutRecord(NORMAL);

        assertThat(finished()).contains(
                "Mi 10           Mint 3.4.0            INCONCLUSIVE 3 of 3           FAIL 1 of 3, identifiers",
                "Leaked to",
                "  sa.api.intl.miui.com             androidId, query  (2 trials and sessions)",
                "5 of 6 verdicts are not the published ones:",
                "  Mi 10 · Mint 3.4.0 · normal · search-typed  is INCONCLUSIVE, published FAIL")
                .endsWith("GATE CLOSED: 1 of 6 trials leak, 3 are inconclusive")
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    }

    @Test
    void says_that_red_is_expected_when_every_verdict_is_the_published_one() throws IOException {
        for (String session : List.of(NORMAL, INCOGNITO)) {
            run.traffic(session).telemetry(at(9), "start", "id", SampleRun.ANDROID_ID)
                    .telemetry(at(24), "search", "search_word", SampleRun.query(session))
                    .telemetry(at(40), "page", "url", SampleRun.address(session));
        }

        assertThat(finished()).contains("Red is expected here: virtual phones behave as the published reports say.")
                .endsWith("GATE CLOSED: 6 of 6 trials leak");
    }

    @Test
    void a_clean_part_is_open_for_itself_only() throws IOException {
        run.partOf(64);

        assertThat(finished()).endsWith("OPEN for 6 of 64 trials (partial): a part never opens the gate for the whole");
    }

    @Test
    void a_gate_closed_by_sessions_alone_says_so() throws IOException {
        run.traffic(NORMAL).telemetry(at(24), "search", "id", SampleRun.ANDROID_ID);

        assertThat(finished()).endsWith("GATE CLOSED: 1 of 2 sessions leak");
    }

    @Test
    void keeps_to_plain_letters_where_a_terminal_knows_no_others() throws IOException {
        RunFolder folder = run.keep(temp);
        report(folder, Style.PLAIN, StandardCharsets.US_ASCII).judged(new SessionJudge(folder).judge(NORMAL));

        assertThat(printed().get(0)).isEqualTo("[1/6] Mi 10 - Mint 3.4.0 - normal - idle-after-start  PASS");
    }

    @Test
    void colours_only_when_asked() throws IOException {
        RunFolder folder = run.keep(temp);
        report(folder, Style.COLOURED).judged(new SessionJudge(folder).judge(NORMAL));

        assertThat(printed().get(0)).endsWith("\u001b[32mPASS\u001b[0m");
    }
}
