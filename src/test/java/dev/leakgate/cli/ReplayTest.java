package dev.leakgate.cli;

import static dev.leakgate.judge.SampleRun.INCOGNITO;
import static dev.leakgate.judge.SampleRun.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.evidence.RunFolder;
import dev.leakgate.judge.Judge;
import dev.leakgate.judge.SampleRun;
import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.Verdict;
import dev.leakgate.report.VerdictFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {

    private static final String JOURNAL = "sessions/mi-10/mint/incognito/capture.journal";

    @TempDir
    private Path temp;

    private final SampleRun run = new SampleRun();

    private RunFolder sealed() throws IOException {
        RunFolder folder = run.keep(temp);
        VerdictFile.write(folder.verdict(), Judge.judge(folder));
        folder.seal();
        return folder;
    }

    private SampleRun leaking() {
        run.traffic(INCOGNITO).telemetry(at(24), "search", "search_word", SampleRun.query(INCOGNITO));
        return run;
    }

    private static Shown replay(Object... arguments) {
        return Shown.of("replay", arguments);
    }

    @Test
    void writes_the_verdict_of_the_run_to_the_byte_and_exits_0_when_all_pass() throws IOException {
        RunFolder folder = sealed();

        Shown shown = replay(folder.path());

        assertThat(shown.code()).isZero();
        assertThat(shown.out()).isEqualTo(Files.readString(folder.verdict()));
    }

    @Test
    void exits_1_for_a_leak() throws IOException {
        leaking();

        assertThat(replay(sealed().path()).code()).isEqualTo(1);
    }

    @Test
    void exits_3_when_something_is_inconclusive_and_nothing_leaks() throws IOException {
        run.withoutRecord(INCOGNITO);

        assertThat(replay(sealed().path()).code()).isEqualTo(3);
    }

    @Test
    void writes_to_a_file_when_asked_to() throws IOException {
        RunFolder folder = sealed();
        Path out = temp.resolve("new/verdict.json");

        assertThat(replay(folder.path(), "--out", out).out()).isEmpty();
        assertThat(out).hasSameBinaryContentAs(folder.verdict());
    }

    @Test
    void writes_the_privacy_report_into_a_new_folder_and_over_nothing() throws IOException {
        RunFolder folder = sealed();
        Path report = temp.resolve("report");

        assertThat(replay(folder.path(), "--report", report).err()).contains("Report     " + report.resolve("index.html"));
        assertThat(report.resolve("mi-10.html")).content().contains("Mint");
        assertThat(replay(folder.path(), "--report", report)).satisfies(shown -> {
            assertThat(shown.code()).isEqualTo(2);
            assertThat(shown.err()).contains("--report " + report + " is not empty; choose a new folder");
        });
    }

    @Test
    void writes_nothing_into_the_evidence() throws IOException {
        RunFolder folder = sealed();

        Shown shown = replay(folder.path(), "--out", folder.path().resolve("again.json"));

        assertThat(shown.code()).isEqualTo(2);
        assertThat(shown.err()).contains("choose another place");
        assertThat(folder.path().resolve("again.json")).doesNotExist();
    }

    @Test
    void refuses_altered_evidence_by_the_name_of_its_file() throws IOException {
        RunFolder folder = sealed();
        Files.write(folder.path().resolve(JOURNAL), new byte[] {0}, StandardOpenOption.APPEND);

        Shown shown = replay(folder.path());

        assertThat(shown.code()).isEqualTo(2);
        assertThat(shown.out()).isEmpty();
        assertThat(shown.err()).contains(JOURNAL + ": altered").doesNotContain("run.json");
    }

    @Test
    void refuses_evidence_from_which_a_file_was_taken_away() throws IOException {
        RunFolder folder = sealed();
        Files.delete(folder.path().resolve(JOURNAL));

        Shown shown = replay(folder.path());

        assertThat(shown.code()).isEqualTo(2);
        assertThat(shown.err()).contains(JOURNAL + ": missing");
    }

    @Test
    void refuses_evidence_to_which_a_file_was_added() throws IOException {
        RunFolder folder = sealed();
        Files.writeString(folder.path().resolve("logs/more.log"), "");

        Shown shown = replay(folder.path());

        assertThat(shown.code()).isEqualTo(2);
        assertThat(shown.err()).contains("logs/more.log: added");
    }

    @Test
    void refuses_a_seal_whose_digests_were_altered() throws IOException {
        RunFolder folder = sealed();
        Path seal = folder.path().resolve("seal.json");
        String digest = folder.intact().orElseThrow().files().get("policy.yaml");
        Files.writeString(seal, Files.readString(seal).replace(digest, "0".repeat(64)));

        Shown shown = replay(folder.path());

        assertThat(shown.code()).isEqualTo(2);
        assertThat(shown.err()).contains("seal.json: altered");
    }

    @Test
    void takes_the_seal_that_is_expected_and_no_other() throws IOException {
        RunFolder folder = sealed();
        String root = folder.intact().orElseThrow().root();

        assertThat(replay(folder.path(), "--expect", root).code()).isZero();
        Shown other = replay(folder.path(), "--expect", "0".repeat(64));
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.err()).contains(root);
    }

    @Test
    void expects_no_seal_of_a_run_that_has_none() throws IOException {
        assertThat(replay(run.keep(temp).path(), "--expect", "0".repeat(64)).code()).isEqualTo(2);
    }

    @Test
    void lets_nothing_pass_that_was_never_sealed() throws IOException {
        Shown shown = replay(run.keep(temp).path());

        assertThat(shown.code()).isEqualTo(3);
        assertThat(shown.verdict(temp).trials()).allSatisfy(t -> {
            assertThat(t.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            assertThat(t.reason()).contains("was not sealed");
        });
    }

    @Test
    void keeps_a_leak_of_a_run_that_was_never_sealed() throws IOException {
        Shown shown = replay(leaking().keep(temp).path());

        assertThat(shown.code()).isEqualTo(1);
        assertThat(shown.verdict(temp).trials()).filteredOn(t -> t.verdict() == Verdict.FAIL).extracting(RunVerdict.Trial::id)
                .containsExactly(INCOGNITO + "/search-typed");
        assertThat(shown.verdict(temp).trials()).noneMatch(t -> t.verdict() == Verdict.PASS);
    }

    @Test
    void says_what_another_policy_changes() throws IOException {
        RunFolder folder = sealed();
        Path policy = temp.resolve("policy.yaml");
        Files.writeString(policy, Files.readString(folder.policy()).replace("GET duckduckgo.com/", "GET duckduckgo.com/elsewhere"));

        Shown shown = replay(folder.path(), "--policy", policy);

        assertThat(shown.code()).isNotZero();
        assertThat(shown.err()).contains("mi-10/mint/incognito/search-typed: was PASS, is ");
    }

    @Test
    void judges_a_run_whose_kept_verdict_another_version_wrote() throws IOException {
        RunFolder folder = run.keep(temp);
        Files.writeString(folder.verdict(), "{\"schemaVersion\": 0, \"verdicts\": []}");
        folder.seal();

        Shown shown = replay(folder.path());

        assertThat(shown.code()).isZero();
        assertThat(shown.err()).contains("What changed cannot be told: ");
    }

    @Test
    void refuses_what_is_not_the_folder_of_a_run() {
        Shown shown = replay(temp);

        assertThat(shown.code()).isEqualTo(2);
        assertThat(shown.err()).contains("this is not the folder of a run");
    }
}
