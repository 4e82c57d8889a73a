package dev.leakgate.cli;

import static dev.leakgate.judge.SampleRun.INCOGNITO;
import static dev.leakgate.judge.SampleRun.NORMAL;
import static dev.leakgate.judge.SampleRun.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.judge.Judge;
import dev.leakgate.judge.SampleRun;
import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.report.VerdictFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Verdicts of the sample run, made those of a real phone of today where nothing else is said. */
class GateCommandTest {

    private static final String BUILD = "Xiaomi/umi/umi:10/QKQ1/V11.0.10.0:user/release-keys";
    private static final String ALL = "mi-10/mint/normal/*,mi-10/mint/incognito/*";
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    @TempDir
    private Path temp;

    private final SampleRun run = new SampleRun();
    private boolean virtual;
    private Instant started = Instant.now().minus(Duration.ofDays(1));
    private String matrix = ALL;
    private String build = BUILD;

    private void leakIn(String session) {
        run.traffic(session).telemetry(at(24), "search", "search_word", SampleRun.query(session));
    }

    private Path verdict() throws IOException {
        Path folder = Files.createTempDirectory(temp, "run");
        RunVerdict v = Judge.judge(run.keep(folder));
        Path file = folder.resolve("verdict.json");
        VerdictFile.write(file, new RunVerdict(v.schemaVersion(), v.run(), started.toString(), v.gate(), v.partial(), virtual, v.seed(),
                v.trials(), v.sessions(), v.phones().stream().map(p -> new RunVerdict.Phone(p.device(), p.model(), BUILD, virtual,
                        p.verdict(), p.reason(), p.system(), p.lateUploads(), p.links(), p.identifiers())).toList(), v.unknown(), v.ignored(), v.claims()));
        return file;
    }

    private Shown gate(Object... more) throws IOException {
        return gateOn(verdict(), more);
    }

    private Shown gateOn(Path verdict, Object... more) {
        Object[] all = new Object[5 + more.length];
        System.arraycopy(new Object[] {verdict, "--release", build, "--matrix", matrix}, 0, all, 0, 5);
        System.arraycopy(more, 0, all, 5, more.length);
        return Shown.of("gate", all);
    }

    private Path baseline(String fingerprint, String scope, LocalDate expires) throws IOException {
        return Files.writeString(temp.resolve("baseline.yaml"), """
                accepted:
                  - fingerprint: "%s"
                    scope: %s
                    reason: goes with 12.2
                    owner: ana
                    approver: bo
                    expires: %s
                """.formatted(fingerprint, scope, expires));
    }

    private static String fingerprint(Path verdict) throws IOException {
        return VerdictFile.read(verdict).trials().stream().flatMap(t -> t.findings().stream()).findFirst().orElseThrow().fingerprint();
    }

    @Test
    void opens_for_the_build_when_all_that_is_required_is_clean() throws IOException {
        Shown shown = gate();

        assertThat(shown.code()).as(shown.out()).isZero();
        assertThat(shown.out()).contains("RELEASE OPEN: " + BUILD);
    }

    @Test
    void knows_a_build_by_its_version_alone() throws IOException {
        build = "V11.0.10.0";

        assertThat(gate().code()).isZero();
    }

    @Test
    void closes_with_1_for_a_leak_and_names_it() throws IOException {
        leakIn(NORMAL);

        Shown shown = gate();

        assertThat(shown.code()).isEqualTo(1);
        assertThat(shown.out()).contains("mi-10/mint/normal/search-typed leaks: ").contains("RELEASE CLOSED (leak)");
    }

    @Test
    void closes_with_3_when_something_is_inconclusive() throws IOException {
        run.withoutRecord(NORMAL);

        assertThat(gate().code()).isEqualTo(3);
    }

    @Test
    void closes_with_4_for_virtual_phones() throws IOException {
        virtual = true;

        Shown shown = gate();

        assertThat(shown.code()).isEqualTo(4);
        assertThat(shown.out()).contains("virtual phones took part");
    }

    @Test
    void closes_with_4_when_a_required_cell_was_not_driven() throws IOException {
        matrix = ALL + ",mi-10/mi-browser/*/*";

        Shown shown = gate();

        assertThat(shown.code()).isEqualTo(4);
        assertThat(shown.out()).contains("required and not driven: mi-10/mi-browser/*/*");
    }

    @Test
    void closes_with_4_for_a_part_of_the_matrix() throws IOException {
        run.partOf(12);

        assertThat(gate().code()).isEqualTo(4);
    }

    @Test
    void closes_with_4_after_thirty_days() throws IOException {
        started = Instant.now().minus(Duration.ofDays(31));

        Shown shown = gate();

        assertThat(shown.code()).isEqualTo(4);
        assertThat(shown.out()).contains("stale");
    }

    @Test
    void closes_with_4_for_another_build() throws IOException {
        build = "V12.0.0.0";

        Shown shown = gate();

        assertThat(shown.code()).isEqualTo(4);
        assertThat(shown.out()).contains("mi-10 has another build than asked for: '" + BUILD + "'");
    }

    @Test
    void exits_2_for_what_is_no_verdict_no_cell_or_left_out() throws IOException {
        Path broken = Files.writeString(temp.resolve("broken.json"), "{");
        assertThat(gateOn(broken).code()).isEqualTo(2);
        assertThat(gateOn(temp.resolve("nowhere.json")).code()).isEqualTo(2);
        matrix = "everything";
        assertThat(gate().code()).isEqualTo(2);
        assertThat(Shown.of("gate", verdict()).code()).isEqualTo(2);
    }

    @Test
    void reads_the_required_cells_from_a_file() throws IOException {
        matrix = Files.writeString(temp.resolve("matrix.txt"), "# normal\nmi-10/mint/normal/*\n\nmi-10/mint/incognito  # sessions\n").toString();

        assertThat(gate().code()).isZero();
    }

    @Test
    void opens_for_a_leak_that_two_people_signed_and_tells_it() throws IOException {
        leakIn(NORMAL);
        Path verdict = verdict();

        Shown shown = gateOn(verdict, "--baseline", baseline(fingerprint(verdict), "mi-10/mint/normal/*", TODAY.plusDays(30)));

        assertThat(shown.code()).as(shown.out()).isZero();
        assertThat(shown.out()).contains("accepted until " + TODAY.plusDays(30) + " by bo for ana: goes with 12.2");
    }

    @Test
    void accepts_nothing_after_the_day_of_expiry() throws IOException {
        leakIn(NORMAL);
        Path verdict = verdict();

        Shown shown = gateOn(verdict, "--baseline", baseline(fingerprint(verdict), "mi-10/mint/normal/*", TODAY.minusDays(1)));

        assertThat(shown.code()).isEqualTo(1);
        assertThat(shown.out()).contains("which is over").contains("it expired on " + TODAY.minusDays(1));
    }

    @Test
    void accepts_no_leak_in_incognito_mode() throws IOException {
        leakIn(INCOGNITO);
        Path verdict = verdict();

        Shown shown = gateOn(verdict, "--baseline", baseline(fingerprint(verdict), "mi-10/mint/incognito/*", TODAY.plusDays(30)));

        assertThat(shown.code()).isEqualTo(2);
        assertThat(shown.err()).contains("baseline.yaml:3").contains("no leak can be accepted");
    }

    @Test
    void does_not_stretch_what_is_accepted_in_normal_mode_to_incognito() throws IOException {
        leakIn(NORMAL);
        leakIn(INCOGNITO);
        Path verdict = verdict();

        assertThat(gateOn(verdict, "--baseline", baseline(fingerprint(verdict), "mi-10/mint/normal/*", TODAY.plusDays(30))).code()).isEqualTo(1);
    }

    @Test
    void accepts_no_leak_of_what_was_typed_in_incognito_before_normal_mode_was_gone_back_to() throws IOException {
        leakIn(NORMAL);
        Path verdict = verdict();
        Path baseline = baseline(fingerprint(verdict), "mi-10/mint/normal/*", TODAY.plusDays(30));
        Files.writeString(verdict, Files.readString(verdict).replace("mi-10/mint/normal/", "mi-10/mint/normal-incognito-left/"));

        assertThat(gateOn(verdict, "--baseline", baseline).code()).isEqualTo(1);
    }

    @Test
    void says_that_there_is_no_such_verdict() throws IOException {
        assertThat(gateOn(temp.resolve("none.json")).err()).contains("none.json: no such file");
    }

    @Test
    void accepts_nothing_that_goes_without_tls() throws IOException {
        run.traffic(NORMAL).get(at(24), "http://sa.api.intl.miui.com/?q=" + SampleRun.query(NORMAL).replace(" ", "+"));
        Path verdict = verdict();

        Shown shown = gateOn(verdict, "--baseline", baseline(fingerprint(verdict), "mi-10/mint/normal/*", TODAY.plusDays(30)));

        assertThat(shown.code()).isEqualTo(1);
        assertThat(shown.out()).contains("it goes without TLS");
    }

    @Test
    void takes_no_entry_for_longer_than_ninety_days() throws IOException {
        Shown shown = gate("--baseline", baseline("0123456789abcdef", "mi-10/mint/normal/*", TODAY.plusDays(91)));

        assertThat(shown.code()).isEqualTo(2);
        assertThat(shown.err()).contains("more than 90 days ahead");
    }

    @Test
    void takes_no_entry_that_nobody_else_approved() throws IOException {
        Path baseline = baseline("0123456789abcdef", "mi-10/mint/normal/*", TODAY);
        Files.writeString(baseline, Files.readString(baseline).replace("approver: bo", "approver: ana"));

        assertThat(gate("--baseline", baseline).err()).contains("another person has to");
    }

    @Test
    void proposes_entries_that_count_only_when_they_are_signed() throws IOException {
        leakIn(NORMAL);
        Path verdict = verdict();

        Shown proposed = Shown.of("baseline", verdict);

        assertThat(proposed.code()).isZero();
        assertThat(proposed.out()).contains("fingerprint: \"" + fingerprint(verdict) + "\"").contains("scope: mi-10/mint/normal/*");
        Path file = Files.writeString(temp.resolve("proposed.yaml"), proposed.out());
        assertThat(gateOn(verdict, "--baseline", file).code()).isEqualTo(2);
        Files.writeString(file, proposed.out().replace("reason: \"\"", "reason: known").replace("owner: \"\"", "owner: ana")
                .replace("approver: \"\"", "approver: bo"));
        assertThat(gateOn(verdict, "--baseline", file).code()).isZero();
    }

    @Test
    void proposes_nothing_for_incognito_mode() throws IOException {
        leakIn(INCOGNITO);

        assertThat(Shown.of("baseline", verdict()).out()).startsWith("accepted: []").contains("# never: ");
    }

    @Test
    void says_first_what_is_new_worse_or_gone_since_an_earlier_firmware() throws IOException {
        Path clean = verdict();
        leakIn(NORMAL);
        Path once = verdict();
        leakIn(INCOGNITO);
        Path twice = verdict();

        assertThat(gateOn(once, "--against", clean).out()).startsWith("  new: mi-10/mint query-to-third-party query -> sa.api.intl.miui.com");
        assertThat(gateOn(once, "--against", once).out()).startsWith("  still there: mi-10/mint");
        assertThat(gateOn(twice, "--against", once).out()).startsWith("  worse: mi-10/mint");
        assertThat(gateOn(clean, "--against", twice).out()).startsWith("  gone: mi-10/mint");
    }

    @Test
    void calls_nothing_gone_that_was_not_judged_to_the_end() throws IOException {
        leakIn(NORMAL);
        Path once = verdict();
        run.withoutRecord(NORMAL).withoutCapture(NORMAL);

        assertThat(gateOn(verdict(), "--against", once).out()).startsWith("  not seen, not proved gone: mi-10/mint");
    }
}
