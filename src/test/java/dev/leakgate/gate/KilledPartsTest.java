package dev.leakgate.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.Verdict;
import dev.leakgate.run.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each part of the chain is killed at any moment: the run ends, and what leaks is not taken for clean. */
@Tag("soak")
class KilledPartsTest {

    private static final int MOMENTS = Integer.getInteger("leakgate.soak.moments", 20);
    private static final long SEED = Long.getLong("leakgate.soak.seed", 20200430);
    private static final Path FARM = Path.of("src/test/resources/faults/killed.yaml");
    /** No run may take longer, whatever was killed. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void a_run_ends_without_a_wrong_pass_when_this_is_killed(Part victim) throws Exception {
        Random random = new Random(SEED + victim.ordinal());
        Duration whole = run(folder.resolve("whole"), victim, null);
        for (int i = 0; i < MOMENTS; i++) {
            Duration moment = Duration.ofMillis((long) (random.nextDouble() * whole.toMillis()));
            run(folder.resolve(victim + "-" + i), victim, moment);
        }
    }

    /** @param moment after the start of the driving, or null to let everything live; @return how long the driving took */
    private static Duration run(Path output, Part victim, Duration moment) throws Exception {
        long start;
        List<ProcessHandle> children;
        try (Run run = Run.start(Runs.settings(FARM, output, List.of("search-typed")), new Quiet())) {
            start = System.nanoTime();
            children = ProcessHandle.current().descendants().toList();
            if (moment != null) {
                CompletableFuture.delayedExecutor(moment.toMillis(), TimeUnit.MILLISECONDS).execute(() -> children.stream()
                        .filter(p -> Part.of(p).filter(victim::equals).isPresent()).findFirst().ifPresent(ProcessHandle::destroyForcibly));
            }
            RunVerdict verdict = CompletableFuture.supplyAsync(run::finish).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            long took = System.nanoTime() - start;
            System.out.printf("%s killed after %s of %.1f s: %s%n", victim, moment, took / 1e9, verdict.sessions().stream()
                    .map(s -> s.id() + " " + s.verdict()).toList());
            check(verdict);
            assertThat(leftToTheNextRun(output)).isLessThanOrEqualTo(moment == null || victim == Part.MITMDUMP ? 0 : verdict.phones().size());
        }
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() ->
                assertThat(children).isNotEmpty().noneMatch(ProcessHandle::isAlive));
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void check(RunVerdict verdict) {
        assertThat(verdict.trials()).filteredOn(t -> t.device().equals("leaks"))
                .allSatisfy(t -> assertThat(t.verdict()).as(t.reason()).isNotEqualTo(Verdict.PASS));
        assertThat(verdict.trials()).filteredOn(t -> t.device().equals("clean"))
                .allSatisfy(t -> assertThat(t.verdict()).as(t.reason()).isNotEqualTo(Verdict.FAIL));
    }

    /** Phones that could not be restored: what to restore is kept for the next run that meets them. */
    private static long leftToTheNextRun(Path output) throws IOException {
        try (Stream<Path> kept = Files.list(output.resolve("state/phones"))) {
            return kept.filter(f -> f.toString().endsWith(".json")).count();
        }
    }
}
