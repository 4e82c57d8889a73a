package dev.leakgate.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.Verdict;
import dev.leakgate.run.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is sent again behind a border, on phones that are restarted, cleared, reset and taken from normal mode to incognito. */
@Tag("soak")
class BordersTest {

    @Test
    void what_joins_both_sides_of_a_border_is_told_and_the_innocent_pass(@TempDir Path output) {
        try (Run run = Run.start(Runs.settings(Path.of("src/test/resources/farms/borders.yaml"), output,
                List.of("full", "carry-over", "forget-me")), new Quiet())) {
            RunVerdict verdict = run.finish();

            assertThat(trial(verdict, "compliant/mint/carry-over/carry-over").verdict()).isEqualTo(Verdict.PASS);
            assertThat(trial(verdict, "compliant/mint/normal/forget-me").verdict()).isEqualTo(Verdict.PASS);
            assertThat(verdict.sessions()).filteredOn(s -> s.device().equals("compliant")).extracting(RunVerdict.Session::verdict).containsOnly(Verdict.PASS);
            RunVerdict.Trial carried = trial(verdict, "leaking/mint/carry-over/carry-over");
            assertThat(carried.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(carried.published()).isNull();
            assertThat(carried.reason()).startsWith("Searching DuckDuckGo in normal mode");
            assertThat(verdict.phones().get(0).links()).anySatisfy(link -> assertThat(link.survived()).contains("restart", "advertising-reset"));
            assertThat(run.unknownToTheLab()).isEmpty();
        }
    }

    /** Half of what names the phone is sent before incognito is entered, half of it behind that border. */
    @Test
    void what_is_carried_over_into_incognito_is_told_to_join_it_to_normal_mode(@TempDir Path output) throws IOException {
        try (Run run = Run.start(Runs.settings(Path.of("src/test/resources/farms/carry-over.yaml"), sentBefore(output.resolve("scenarios")),
                output, List.of("full", "carry-over")), new Quiet())) {
            RunVerdict verdict = run.finish();

            assertThat(verdict.sessions()).hasSize(2).allSatisfy(session -> {
                assertThat(session.verdict()).as(session.reason()).isEqualTo(Verdict.FAIL);
                assertThat(session.findings()).filteredOn(f -> f.rule().equals("incognito-linkable")).isNotEmpty().allSatisfy(f -> {
                    assertThat(f.host()).isEqualTo("sa.api.intl.miui.com");
                    assertThat(f.sentence()).startsWith("Incognito is joined to normal by distinct_id").doesNotContain("may be a constant");
                });
            });
            assertThat(verdict.trials()).allSatisfy(trial -> assertThat(trial.reason()).contains("carried over into incognito"));
        }
    }

    /** The shipped scenarios; in the one that carries over, what the start has to tell is sent before something is typed. */
    private static Path sentBefore(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("scenarios"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(Path.of("scenarios").relativize(file).toString());
                Files.createDirectories(copy.getParent());
                String text = Files.readString(file);
                Files.writeString(copy, file.endsWith("carry-over.yaml") ? text.replace("steps:\n", "steps:\n  - idle: {seconds: 10}\n") : text);
            }
        }
        return folder;
    }

    private static RunVerdict.Trial trial(RunVerdict verdict, String id) {
        return verdict.trials().stream().filter(t -> t.id().equals(id)).findFirst().orElseThrow();
    }
}
