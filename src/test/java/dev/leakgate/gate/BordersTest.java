package dev.leakgate.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.Verdict;
import dev.leakgate.run.Run;
import java.nio.file.Path;
import java.util.List;
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

    private static RunVerdict.Trial trial(RunVerdict verdict, String id) {
        return verdict.trials().stream().filter(t -> t.id().equals(id)).findFirst().orElseThrow();
    }
}
