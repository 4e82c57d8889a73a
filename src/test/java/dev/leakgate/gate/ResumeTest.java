package dev.leakgate.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leakgate.judge.Judge;
import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.Verdict;
import dev.leakgate.run.Run;
import dev.leakgate.run.RunException;
import dev.leakgate.run.RunSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that was killed is gone on with: what was finished stays as it was, the rest is driven. */
class ResumeTest {

    private static final Path FARM = Path.of("src/test/resources/farms/one.yaml");

    @TempDir
    Path folder;

    @Test
    void finished_sessions_are_kept_and_the_others_driven() throws Exception {
        kill(new String[] {FARM.toString(), "scenarios", folder.toString(), "search-typed", "mint"});
        String id = onlyRun().getFileName().toString();
        byte[] finished = Files.readAllBytes(onlyRun().resolve("sessions/phone/mint/normal/session.json"));

        try (Run run = Run.start(settings(id), new Quiet())) {
            RunVerdict verdict = run.finish();

            assertThat(verdict.trials()).hasSize(2).allSatisfy(t -> assertThat(t.verdict()).as(t.reason()).isEqualTo(Verdict.PASS));
            assertThat(Files.readAllBytes(onlyRun().resolve("sessions/phone/mint/normal/session.json"))).isEqualTo(finished);
            assertThat(run.folder().attempts("phone/mint/normal")).hasSize(1);
            assertThat(verdict.run()).isEqualTo(id);
            assertThat(Judge.judge(run.folder())).isEqualTo(verdict);
        }
        assertThatThrownBy(() -> Run.start(settings(id), new Quiet())).isInstanceOf(RunException.class).hasMessageContaining("came to its end and is sealed");
    }

    @Test
    void a_run_that_is_not_there_is_told_with_where_runs_are() {
        assertThatThrownBy(() -> Run.start(settings("20260101-000000-x"), new Quiet())).isInstanceOf(RunException.class)
                .hasMessageContaining("-Dleakgate.resume=20260101-000000-x").hasMessageContaining("runs are kept in");
    }

    private RunSettings settings(String resume) {
        RunSettings fresh = Runs.settings(FARM, folder, List.of("search-typed", "mint"));
        return new RunSettings(fresh.devices(), fresh.scenarios(), fresh.output(), fresh.state(), fresh.only(), false, 1, Optional.of(resume));
    }

    private Path onlyRun() throws IOException {
        try (Stream<Path> runs = Files.list(folder.resolve("leakgate/runs"))) {
            return runs.findFirst().orElseThrow();
        }
    }

    /** Ends a run once its first session was judged. */
    private static void kill(String[] arguments) throws IOException, InterruptedException {
        Process jvm = RunMain.inItsOwnJvm(List.of(), arguments).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        BufferedReader out = jvm.inputReader();
        String line = out.readLine();
        while (line != null && !line.startsWith(RunMain.HEAP)) {
            line = out.readLine();
        }
        jvm.destroyForcibly().waitFor();
        assertThat(line).as("a session was judged").isNotNull();
    }
}
