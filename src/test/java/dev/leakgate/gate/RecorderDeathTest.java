package dev.leakgate.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.Verdict;
import dev.leakgate.run.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecorderDeathTest {

    @Test
    void a_session_whose_recorder_dies_is_driven_again_with_a_new_recorder(@TempDir Path output) {
        try (Run run = Run.start(Runs.settings(Path.of("src/test/resources/farms/compliant.yaml"), output,
                List.of("compliant-1", "mint")), new Quiet())) {
            Path journal = run.folder().journal("compliant-1/mint/normal");
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> Files.exists(journal));
            ProcessHandle.current().descendants()
                    .filter(p -> p.info().commandLine().orElse("").contains("recorder.py"))
                    .forEach(ProcessHandle::destroyForcibly);

            RunVerdict verdict = run.finish();

            assertThat(verdict.sessions()).extracting(RunVerdict.Session::verdict)
                    .containsExactly(Verdict.PASS, Verdict.PASS);
            assertThat(verdict.sessions()).extracting(RunVerdict.Session::attempts).containsExactly(2, 1);
            assertThat(verdict.gate()).isEqualTo("CLOSED");
        }
    }
}
