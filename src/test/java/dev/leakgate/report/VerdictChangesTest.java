package dev.leakgate.report;

import static dev.leakgate.judge.SampleRun.INCOGNITO;
import static dev.leakgate.judge.SampleRun.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.judge.Judge;
import dev.leakgate.judge.SampleRun;
import dev.leakgate.judge.verdict.RunVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictChangesTest {

    @TempDir
    private Path temp;

    private RunVerdict clean;
    private RunVerdict leaking;

    @BeforeEach
    void judge() throws IOException {
        clean = Judge.judge(new SampleRun().keep(temp.resolve("clean")));
        SampleRun run = new SampleRun();
        run.traffic(INCOGNITO).telemetry(at(24), "search", "search_word", SampleRun.query(INCOGNITO));
        leaking = Judge.judge(run.keep(temp.resolve("leaking")));
    }

    @Test
    void the_same_verdict_has_no_line() {
        assertThat(new VerdictChanges(leaking, leaking).lines()).isEmpty();
    }

    @Test
    void a_finding_that_comes_or_goes_is_told_with_the_verdict_that_it_changes() {
        assertThat(new VerdictChanges(clean, leaking).lines()).anyMatch(line -> line.startsWith("changed ") && line.endsWith("was PASS, is FAIL"))
                .anyMatch(line -> line.startsWith("  new ") && line.contains("sent your words"));
        assertThat(new VerdictChanges(leaking, clean).lines()).anyMatch(line -> line.startsWith("  gone ") && line.contains("sent your words"));
    }

    @Test
    void a_finding_with_another_trail_and_the_same_sentence_differs_and_is_neither_new_nor_gone() throws IOException {
        Path file = temp.resolve("verdict.json");
        VerdictFile.write(file, leaking);
        Files.writeString(file, Files.readString(file).replace("json $[0].properties.search_word", "json $[1].properties.search_word"));

        assertThat(new VerdictChanges(VerdictFile.read(file), leaking).lines()).isNotEmpty().allMatch(line -> line.startsWith("  differs "));
    }
}
