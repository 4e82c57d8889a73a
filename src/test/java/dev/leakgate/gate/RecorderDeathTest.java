package dev.leakgate.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.evidence.Plan;
import dev.leakgate.judge.JudgedSession;
import dev.leakgate.judge.RunVerdict;
import dev.leakgate.judge.Verdict;
import dev.leakgate.run.Progress;
import dev.leakgate.run.Run;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderDeathTest {

    @Test
    void a_session_whose_recorder_dies_is_inconclusive_and_the_next_one_has_a_new_recorder(@TempDir Path output) {
        Progress killer = new Progress() {
            @Override
            public void preparing(String what) {
            }

            @Override
            public void planned(Plan plan) {
                ProcessHandle.current().descendants()
                        .filter(p -> p.info().commandLine().orElse("").contains("mitmdump"))
                        .filter(p -> p.info().command().orElse("").contains("python"))
                        .forEach(ProcessHandle::destroyForcibly);
            }

            @Override
            public void judged(JudgedSession session) {
            }
        };

        try (Run run = Run.start(Runs.settings(Path.of("src/test/resources/farms/compliant.yaml"), output,
                List.of("compliant-1", "mint")), killer)) {
            RunVerdict verdict = run.finish();

            assertThat(verdict.sessions()).extracting(RunVerdict.Session::verdict)
                    .containsExactly(Verdict.INCONCLUSIVE, Verdict.PASS);
            assertThat(verdict.sessions().get(0).reason()).containsIgnoringCase("recorder");
            assertThat(verdict.gate()).isEqualTo("CLOSED");
        }
    }
}
