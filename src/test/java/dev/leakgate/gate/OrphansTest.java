package dev.leakgate.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever ends the JVM of a run, nothing that the run started goes on. */
class OrphansTest {

    /** Ctrl-C takes the way of TERM, but is ignored by everything below a build that was started in the background. */
    @ParameterizedTest
    @ValueSource(strings = {"KILL", "TERM"})
    void no_process_of_a_run_is_left_when_its_jvm_is_ended_by(String signal, @TempDir Path folder) throws Exception {
        Process jvm = RunMain.inItsOwnJvm(List.of(), "src/test/resources/farms/compliant.yaml", "scenarios", folder.toString())
                .redirectError(folder.resolve("errors.txt").toFile()).start();
        try {
            awaitDriving(jvm);
            List<ProcessHandle> children = jvm.descendants().toList();
            assertThat(children).extracting(c -> c.info().command().orElse(""))
                    .anyMatch(c -> c.endsWith("adb")).anyMatch(c -> c.endsWith("java")).anyMatch(c -> c.endsWith("node"))
                    .anyMatch(c -> c.contains("python"));

            new ProcessBuilder("kill", "-s", signal, String.valueOf(jvm.pid())).start().waitFor();

            Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() ->
                    assertThat(children).filteredOn(ProcessHandle::isAlive).isEmpty());
            assertThat(jvm.waitFor()).isNotZero();
            assertThat(Replayed.inAnotherWorld(onlyRun(folder)).exitCode()).as("of browsers that keep everything private").isEqualTo(3);
        } finally {
            jvm.descendants().forEach(ProcessHandle::destroyForcibly);
            jvm.destroyForcibly();
        }
    }

    private static Path onlyRun(Path folder) throws IOException {
        try (Stream<Path> runs = Files.list(folder.resolve("leakgate/runs"))) {
            return runs.findFirst().orElseThrow();
        }
    }

    private static void awaitDriving(Process jvm) throws IOException {
        BufferedReader out = new BufferedReader(new InputStreamReader(jvm.getInputStream()));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.equals(RunMain.DRIVING)) {
                return;
            }
        }
        throw new AssertionError("the run ended before it drove anything");
    }
}
