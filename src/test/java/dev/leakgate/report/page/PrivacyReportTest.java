package dev.leakgate.report.page;

import static dev.leakgate.judge.SampleRun.INCOGNITO;
import static dev.leakgate.judge.SampleRun.NORMAL;
import static dev.leakgate.judge.SampleRun.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.evidence.PhoneIdentifiers;
import dev.leakgate.evidence.RunFolder;
import dev.leakgate.judge.Judge;
import dev.leakgate.judge.SampleRun;
import dev.leakgate.judge.influence.Measure;
import dev.leakgate.judge.influence.Plot;
import dev.leakgate.judge.influence.Repetition;
import dev.leakgate.judge.verdict.Finding;
import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.secret.IdentifierReading;
import dev.leakgate.secret.IdentifierReading.State;
import dev.leakgate.secret.SecretKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivacyReportTest {

    @TempDir
    private Path temp;

    private final SampleRun run = new SampleRun();

    private String page(String name) throws IOException {
        RunFolder folder = run.keep(temp);
        new PrivacyReport(folder, Judge.judge(folder)).write(temp.resolve("report"));
        return Files.readString(temp.resolve("report").resolve(name));
    }

    @Test
    void says_at_the_top_what_went_to_whom_and_that_incognito_was_no_exception() throws IOException {
        run.traffic(INCOGNITO).telemetry(at(24), "search", "search_word", SampleRun.query(INCOGNITO));

        assertThat(page("mi-10.html")).contains("Search words went to Xiaomi (sa.api.intl.miui.com), in incognito mode too.")
                .contains("<mark>" + SampleRun.query(INCOGNITO) + "</mark>");
    }

    @Test
    void one_cause_seen_in_two_modes_is_one_card() throws IOException {
        run.traffic(NORMAL).telemetry(at(24), "search", "search_word", SampleRun.query(NORMAL));
        run.traffic(INCOGNITO).telemetry(at(24), "search", "search_word", SampleRun.query(INCOGNITO));

        assertThat(page("mi-10.html")).containsOnlyOnce("<article").contains("2 trials: Mint 3.4.0, normal and incognito");
    }

    @Test
    void an_identifier_is_shown_by_its_label_only() throws IOException {
        run.traffic(NORMAL).telemetry(at(8), "start", "$device_id", SampleRun.ANDROID_ID);

        assertThat(page("mi-10.html")).contains("[androidId ").doesNotContain(SampleRun.ANDROID_ID);
    }

    @Test
    void each_kind_of_identifier_is_said_to_be_read_not_there_or_not_readable_and_why() throws IOException {
        RunFolder folder = run.keep(temp);
        folder.keep("mi-10", new PhoneIdentifiers(1, List.of(new IdentifierReading(SecretKind.IMEI, State.READ, 2, "the telephony service"),
                new IdentifierReading(SecretKind.ICCID, State.NOT_PRESENT, 0, "no SIM"),
                new IdentifierReading(SecretKind.OAID, State.NOT_READABLE, 0, "told to apps only"))));
        new PrivacyReport(folder, Judge.judge(folder)).write(temp.resolve("report"));

        assertThat(Files.readString(temp.resolve("report/mi-10.html")).replaceAll(" data-label=\"[^\"]*\"", "")).contains(
                "<tr><th scope=\"row\">IMEI</th><td>read, 2 values</td><td class=\"long\">the telephony service</td></tr>",
                "<tr><th scope=\"row\">ICCID</th><td>not present</td>", "<strong>not readable</strong></td><td class=\"long\">told to apps only")
                .doesNotContain(SampleRun.IMEI);
    }

    @Test
    void what_a_gateway_refused_stands_beside_what_it_could_not_see() throws IOException {
        RunFolder folder = run.keep(temp);
        folder.of(INCOGNITO).keep(SampleRun.BEHIND_GATEWAY);
        new PrivacyReport(folder, Judge.judge(folder)).write(temp.resolve("report"));

        assertThat(Files.readString(temp.resolve("report/mi-10.html"))).contains("out of sight: the phone&#39;s own network, UDP other than DNS (1 packets to 1 addresses)"
                + "; refused at the gateway: QUIC (3 packets), IPv6 (4 packets)");
    }

    @Test
    void what_a_virtual_phone_did_is_marked_as_simulated_on_every_page() throws IOException {
        assertThat(page("mi-10.html")).contains("everything on this page is simulated");
        assertThat(Files.readString(temp.resolve("report/index.html"))).contains("everything on this page is simulated");
    }

    @Test
    void what_was_captured_cannot_write_into_the_page() throws IOException {
        run.traffic(INCOGNITO).telemetry(at(24), "search", "note", "</pre><script>alert(1)</script>",
                "search_word", SampleRun.query(INCOGNITO), "after", "<img src=x onerror=alert(1)>{{run}}");

        assertThat(page("mi-10.html")).doesNotContain("<script", "<img").contains("&lt;script&gt;", "{{run}}");
    }

    @Test
    void pages_of_an_earlier_run_do_not_stay() throws IOException {
        Files.createDirectories(temp.resolve("report"));
        Files.writeString(temp.resolve("report/sold-last-year.html"), "old");

        page("index.html");

        assertThat(temp.resolve("report/sold-last-year.html")).doesNotExist();
    }

    @Test
    void what_moved_with_the_text_is_drawn_with_p_and_effect_beside_it() throws IOException {
        RunFolder folder = run.keep(temp);
        RunVerdict clean = Judge.judge(folder);
        List<Repetition> repetitions = IntStream.rangeClosed(1, 8).boxed().flatMap(block -> Stream.of(0, 256)
                .map(length -> new Repetition(block, length, 1, 200 + length + block, 2.5))).toList();
        Finding finding = new Finding("content-moves-upload", "query", "", "t.example.com", "body", List.of("body"), false, "",
                Plot.of(repetitions, Measure.BYTES).toString(), "Though nobody can read it, its content is sent: 256.0 bytes more (p = 0.0002).");
        RunVerdict verdict = new RunVerdict(clean.schemaVersion(), clean.run(), clean.started(), clean.gate(), clean.partial(), clean.virtual(), clean.seed(),
                clean.trials().stream().map(t -> t.id().equals(INCOGNITO + SampleRun.SEARCH) ? t.withLeaks(List.of(finding)) : t).toList(),
                clean.sessions(), clean.phones(), clean.unknown(), clean.ignored(), clean.claims());

        new PrivacyReport(folder, verdict).write(temp.resolve("report"));

        assertThat(Files.readString(temp.resolve("report/mi-10.html"))).contains("0.0002", "<circle", "256 bytes", "first after 2.5 s")
                .contains("From 201 to 464 bytes").doesNotContain("What was sent, decoded");
    }
}
