package dev.leakgate.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.evidence.RunFolder;
import dev.leakgate.judge.Judge;
import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped farm for as long as it takes: hundreds of trials in one run, in a JVM of its own. */
@Tag("soak")
class SoakTest {

    /** Of each scenario that searches or visits; with four phones, two browsers and two modes a run has 48 times as many trials. */
    private static final int COPIES = Integer.getInteger("leakgate.soak.copies", 11);
    /** More than this beyond the first quarter of the run is a leak of memory. */
    private static final int HEAP_TOLERANCE_MB = 48;

    @TempDir
    Path folder;

    @Test
    void five_hundred_trials_have_the_published_verdict_and_leave_nothing_behind() throws Exception {
        Path temporary = Files.createDirectory(folder.resolve("t"));
        Process jvm = RunMain.inItsOwnJvm(List.of("-Xmx512m", "-Djava.io.tmpdir=" + temporary),
                "devices.yaml", scenarios().toString(), folder.toString())
                .redirectError(folder.resolve("errors.txt").toFile()).start();
        List<ProcessHandle> children = new ArrayList<>();
        List<Integer> heap = new ArrayList<>();
        try (BufferedReader out = jvm.inputReader()) {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                jvm.descendants().filter(d -> !children.contains(d)).forEach(children::add);
                if (line.startsWith(RunMain.HEAP)) {
                    heap.add(Integer.parseInt(line.replaceAll("\\D", "")));
                    System.out.println(line + "; resident: harness " + Footprint.of(jvm.toHandle()) + ", " + Footprint.of(children));
                }
            }
            assertThat(jvm.waitFor()).as(Files.readString(folder.resolve("errors.txt"))).isZero();
            check(Judge.judge(RunFolder.open(onlyRun())));
            Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() ->
                    assertThat(children).isNotEmpty().noneMatch(ProcessHandle::isAlive));
            assertThat(temporary).isEmptyDirectory();
            assertThat(folder.resolve("state/phones")).isEmptyDirectory();
            assertThat(heap.get(heap.size() - 1)).isLessThan(heap.get(heap.size() / 4) + HEAP_TOLERANCE_MB);
        } finally {
            jvm.descendants().forEach(ProcessHandle::destroyForcibly);
            jvm.destroyForcibly();
        }
    }

    private static void check(RunVerdict verdict) {
        System.out.println(verdict.trials().size() + " trials on " + verdict.phones().size() + " phones");
        assertThat(verdict.trials()).hasSizeGreaterThan(48 * COPIES).allSatisfy(trial -> {
            // Of a browser that is left alone in incognito mode nothing was published; the virtual ones send nothing then.
            String expected = trial.published() == null ? Verdict.PASS.name() : trial.published();
            assertThat(trial.verdict().name()).as("%s: %s", trial.id(), trial.reason()).isEqualTo(expected);
        });
    }

    /** The shipped scenarios, those that type something many times over. */
    private Path scenarios() throws IOException {
        Path shipped = Path.of("scenarios");
        Path many = folder.resolve("scenarios");
        try (Stream<Path> files = Files.walk(shipped)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = many.resolve(shipped.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
                for (int i = 2; i <= COPIES && file.getParent().endsWith("trials") && !file.endsWith("idle-after-start.yaml"); i++) {
                    Files.copy(file, copy.resolveSibling(file.getFileName().toString().replace(".yaml", "-" + i + ".yaml")));
                }
            }
        }
        return many;
    }

    private Path onlyRun() throws IOException {
        try (Stream<Path> runs = Files.list(folder.resolve("leakgate/runs"))) {
            return runs.findFirst().orElseThrow();
        }
    }
}
