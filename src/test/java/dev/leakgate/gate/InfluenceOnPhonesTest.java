package dev.leakgate.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.judge.Judge;
import dev.leakgate.judge.verdict.Finding;
import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.RunVerdict.Trial;
import dev.leakgate.judge.verdict.Verdict;
import dev.leakgate.run.Run;
import dev.leakgate.run.RunSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Two virtual browsers whose uploads nobody can read, driven through the whole chain; ten minutes. */
@Tag("soak")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InfluenceOnPhonesTest {

    private static final Path FARM = Path.of("src/test/resources/farms/influence.yaml");

    @TempDir
    static Path output;

    private RunVerdict verdict;
    private RunVerdict again;

    @BeforeAll
    void run() throws IOException {
        RunSettings shipped = Runs.settings(FARM, output, List.of("influence", "normal"));
        RunSettings shorter = new RunSettings(FARM, shorter(output.resolve("scenarios")), shipped.output(), shipped.state(),
                shipped.only(), false, shipped.seed(), shipped.resume());
        try (Run run = Run.start(shorter, new Quiet())) {
            verdict = run.finish();
            again = Judge.judge(run.folder());
        }
    }

    /** The shipped scenarios, with fewer blocks and less time than a person's phone needs. */
    private static Path shorter(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("scenarios"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(Path.of("scenarios").relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.writeString(copy, Files.readString(file).replace("blocks: 8 ", "blocks: 6 ").replace("taps: 8 ", "taps: 5 "));
            }
        }
        return folder;
    }

    private Trial trial(String phone) {
        return verdict.trials().stream().filter(t -> t.device().equals(phone)).findFirst().orElseThrow();
    }

    @Test
    void a_browser_that_reports_searches_is_convicted_though_its_reports_are_encrypted() {
        assertThat(trial("reporter").verdict()).as(trial("reporter").reason()).isEqualTo(Verdict.FAIL);
        assertThat(trial("reporter").findings()).extracting(Finding::rule).contains("search-moves-upload", "content-moves-upload");
        assertThat(trial("reporter").findings()).filteredOn(f -> f.rule().equals("content-moves-upload")).singleElement().satisfies(f -> {
            assertThat(f.host()).isEqualTo("data.mistat.intl.xiaomi.com");
            assertThat(f.sentence()).startsWith("Though nobody can read it, its content is sent to POST https://data.mistat.intl.xiaomi.com/mistats/v3");
            assertThat(f.excerpt()).contains("256 bytes");
        });
    }

    @Test
    void an_encrypted_heartbeat_is_neither_convicted_nor_cleared() {
        assertThat(trial("heartbeat").verdict()).as(trial("heartbeat").reason()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(trial("heartbeat").findings()).extracting(Finding::rule).containsOnly("influence-not-found");
        assertThat(trial("heartbeat").findings().get(0).sentence()).contains("which clears nothing");
    }

    @Test
    void judged_again_the_evidence_says_the_same() {
        assertThat(again).isEqualTo(verdict);
    }
}
