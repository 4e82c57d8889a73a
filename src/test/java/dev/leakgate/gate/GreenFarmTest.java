package dev.leakgate.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.Verdict;
import dev.leakgate.run.Run;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GreenFarmTest {

    @Test
    void the_gate_is_open_on_a_farm_of_browsers_that_keep_what_is_private(@TempDir Path output) {
        try (Run run = Run.start(Runs.settings(Path.of("src/test/resources/farms/compliant.yaml"), output, List.of()), new Quiet())) {
            RunVerdict verdict = run.finish();

            assertThat(verdict.trials()).hasSize(32).allSatisfy(t -> assertThat(t.verdict()).as(t.reason()).isEqualTo(Verdict.PASS));
            assertThat(verdict.sessions()).allSatisfy(s -> assertThat(s.verdict()).as(s.reason()).isEqualTo(Verdict.PASS));
            assertThat(verdict.gate()).isEqualTo("OPEN");
        }
    }
}
