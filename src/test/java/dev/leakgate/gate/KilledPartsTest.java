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
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Each part of the chain is killed at any moment: the run ends, what leaks is not taken for clean, and the phones are
 * as they were. It is killed several times in a run, each time in a stretch of its own.
 */
@Tag("soak")
class KilledPartsTest {

    private static final int MOMENTS = Integer.getInteger("leakgate.soak.moments", 20);
    private static final long SEED = Long.getLong("leakgate.soak.seed", 20200430);
    private static final int IN_ONE_RUN = 4;
    /** All phones are lost with it, and have to be prepared anew. */
    private static final int LABS_IN_ONE_RUN = 2;
    private static final Path FARM = Path.of("src/test/resources/faults/killed.yaml");
    /** No run may take longer, whatever was killed. */
    private static final Duration PATIENCE = Duration.ofMinutes(6);

    @TempDir
    Path folder;

    private final Set<ProcessHandle> children = ConcurrentHashMap.newKeySet();

    @ParameterizedTest
    @EnumSource
    void a_run_ends_without_a_wrong_pass_when_this_is_killed(Part victim) throws Exception {
        Random random = new Random(SEED + victim.ordinal());
        int inOneRun = Math.min(MOMENTS, victim == Part.LAB ? LABS_IN_ONE_RUN : IN_ONE_RUN);
        Duration whole = run(victim, List.of()).took();
        for (int killed = 0; killed < MOMENTS; ) {
            Done done = run(victim, moments(random, inOneRun, whole));
            killed += done.hit();
            whole = done.hit() == 0 ? done.took() : whole;
        }
        run(victim, List.of());
        assertThat(leftToTheNextRun()).as("phones that even a run in which nothing was killed did not restore").isZero();
    }

    /** One at random in each of so many equal parts of a run. */
    private static List<Duration> moments(Random random, int count, Duration whole) {
        return IntStream.range(0, count).mapToObj(i -> whole.multipliedBy((long) ((i + random.nextDouble()) * 1000)).dividedBy(1000L * count)).toList();
    }

    /** @param hit how often something was there to be killed; @param took from the start of the driving */
    private record Done(int hit, Duration took) {
    }

    /** @param moments after the start of the driving, at which the victim is killed unless the run is over by then */
    private Done run(Part victim, List<Duration> moments) throws Exception {
        try (Run run = Run.start(Runs.settings(FARM, folder, List.of("search-typed", "visit-address")), new Quiet())) {
            long start = System.nanoTime();
            AtomicBoolean over = new AtomicBoolean();
            List<CompletableFuture<Boolean>> kills = moments.stream().map(moment -> CompletableFuture.supplyAsync(() -> !over.get() && kill(victim),
                    CompletableFuture.delayedExecutor(moment.toMillis(), TimeUnit.MILLISECONDS))).toList();
            RunVerdict verdict = CompletableFuture.supplyAsync(run::finish).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            over.set(true);
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            int hit = (int) kills.stream().filter(kill -> kill.getNow(false)).count();
            System.out.printf("%s killed %d times, at %s of %s: %s; phones to restore: %d%n", victim, hit, moments, took,
                    verdict.trials().stream().map(t -> "%s %s %s".formatted(t.device(), t.mode(), t.verdict())).toList(), leftToTheNextRun());
            check(verdict, hit);
            return new Done(hit, took);
        } finally {
            Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() ->
                    assertThat(Stream.concat(children.stream(), ProcessHandle.current().descendants())).noneMatch(ProcessHandle::isAlive));
        }
    }

    /** Any one of those that live at this moment, if any does: at the end of a run none may be left to kill. */
    private boolean kill(Part victim) {
        List<ProcessHandle> alive = ProcessHandle.current().descendants().toList();
        children.addAll(alive);
        return alive.stream().filter(p -> Part.of(p).filter(victim::equals).isPresent()).findAny().map(ProcessHandle::destroyForcibly).orElse(false);
    }

    private void check(RunVerdict verdict, int hit) throws IOException {
        assertThat(verdict.trials()).filteredOn(t -> t.device().equals("leaks")).isNotEmpty()
                .allSatisfy(t -> assertThat(t.verdict()).as(t.reason()).isNotEqualTo(Verdict.PASS));
        assertThat(verdict.trials()).filteredOn(t -> t.device().equals("clean")).isNotEmpty()
                .allSatisfy(t -> assertThat(t.verdict()).as(t.reason()).isNotEqualTo(Verdict.FAIL));
        assertThat(verdict.trials()).filteredOn(t -> t.verdict() == Verdict.INCONCLUSIVE)
                .allSatisfy(t -> assertThat(t.reason()).isNotBlank());
        if (hit == 0) {
            assertThat(verdict.trials()).noneMatch(t -> t.verdict() == Verdict.INCONCLUSIVE);
        }
        assertThat(leftToTheNextRun()).as("phones that were not restored").isZero();
    }

    /** Phones that could not be restored: what to restore is kept for the next run that meets them. */
    private long leftToTheNextRun() throws IOException {
        try (Stream<Path> kept = Files.list(folder.resolve("state/phones"))) {
            return kept.filter(f -> f.toString().endsWith(".json")).count();
        }
    }
}
