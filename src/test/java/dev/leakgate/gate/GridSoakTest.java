package dev.leakgate.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.Verdict;
import dev.leakgate.process.Child;
import dev.leakgate.process.ChildSpec;
import dev.leakgate.report.VerdictFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Parts of a Grid fail while a gate goes through it, once in each run: the run ends, no leak passes, and the phones are
 * put back. Prints a line for each run, and after each round what came of all so far.
 */
@Tag("soak")
class GridSoakTest {

    /** Of each kind. */
    private static final int MOMENTS = Integer.getInteger("leakgate.soak.moments", 10);
    private static final Path FARM = Path.of("src/test/resources/farms/grid.json");
    private static final Duration PATIENCE = Duration.ofMinutes(9);
    /** What goes away is back within this time; every fourth time, from the first on, only when the run has ended. */
    private static final Duration BACK = Duration.ofSeconds(40);
    private static final int FOR_GOOD = 4;

    @TempDir
    Path folder;

    private final Random random = new Random(Long.getLong("leakgate.soak.seed", 20200430));
    private int runs;
    /** From the last run's first step to its end. */
    private Duration driving;

    /** What happens, and what makes it good again where nothing does so by itself. */
    private enum Blow {

        NODE_KILLED("stop node-1.node", "start node-1.node"), PHONE_UNPLUGGED("unplug redmi-note-8-1", "plug redmi-note-8-1"),
        APPIUM_KILLED("kill node-1.appium", null), HUB_RESTARTED("kill hub", null);

        private final String command;
        private final String cure;

        Blow(String command, String cure) {
            this.command = command;
            this.cure = cure;
        }
    }

    /**
     * What came of some runs.
     *
     * @param struck    runs that the blow hit before they ended
     * @param published trials with the verdict that they have without a blow
     * @param wrong     trials with the other one
     * @param left      phones that were not put back at the end of a run, those that were away for good among them
     */
    private record Tally(int runs, int struck, int completed, int published, int inconclusive, int wrong, int left) {

        private static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0);

        private Tally plus(Tally o) {
            return new Tally(runs + o.runs, struck + o.struck, completed + o.completed, published + o.published, inconclusive + o.inconclusive,
                    wrong + o.wrong, left + o.left);
        }

        @Override
        public String toString() {
            return "%d runs, %d struck, %d completed; of their trials %d kept the published verdict, %d INCONCLUSIVE, %d wrong; %d phones left to the next run"
                    .formatted(runs, struck, completed, published, inconclusive, wrong, left);
        }
    }

    @Test
    void whatever_fails_no_leak_passes_and_the_phones_are_put_back() throws Exception {
        Map<Blow, Tally> tallies = new EnumMap<>(Blow.class);
        try (LocalGrid grid = LocalGrid.start(2, 2, FARM, folder.resolve("grid"))) {
            assertThat(run(grid, CompletableFuture::new)).as("without a blow").isEqualTo(new Tally(1, 0, 1, 8, 0, 0, 0));
            Duration whole = driving;
            for (int round = 0; round < MOMENTS; round++) {
                for (Blow blow : Blow.values()) {
                    for (int before = of(tallies, blow).struck(); of(tallies, blow).struck() == before; ) {
                        tallies.merge(blow, struck(grid, blow, round, whole), Tally::plus);
                    }
                }
                tallies.forEach((blow, tally) -> System.out.println("so far " + blow + ": " + tally));
            }
            assertThat(tallies.values()).allSatisfy(t -> assertThat(t.completed()).isEqualTo(t.runs())).allSatisfy(t -> assertThat(t.wrong()).isZero());
            assertThat(run(grid, CompletableFuture::new)).as("a last run without a blow, which restores what was left").isEqualTo(new Tally(1, 0, 1, 8, 0, 0, 0));
        }
    }

    private static Tally of(Map<Blow, Tally> tallies, Blow blow) {
        return tallies.getOrDefault(blow, Tally.NONE);
    }

    /** @param whole what a run takes without a blow; some end earlier, and are then not struck */
    private Tally struck(LocalGrid grid, Blow blow, int round, Duration whole) throws Exception {
        Duration moment = whole.multipliedBy((long) (random.nextDouble() * 700)).dividedBy(1000);
        boolean forGood = blow.cure == null || round % FOR_GOOD == 0;
        Duration back = Duration.ofMillis((long) (random.nextDouble() * BACK.toMillis()));
        long start = System.nanoTime();
        List<CompletableFuture<?>> cures = new ArrayList<>();
        Tally tally = run(grid, () -> {
            CompletableFuture<Void> hit = later(moment, grid, blow.command);
            cures.add(forGood ? hit : hit.thenCompose(done -> later(back, grid, blow.cure)));
            return hit;
        });
        cures.forEach(CompletableFuture::join);
        if (forGood) {
            grid.tellIf(blow.cure);
        }
        grid.awaitSlots();
        System.out.printf("%s %.1f s after the first step, %s, %d s: %s%n", blow, moment.toMillis() / 1000.0, forGood ? "until the end"
                : "back after " + back.toSeconds() + " s", Duration.ofNanos(System.nanoTime() - start).toSeconds(), tally);
        return tally;
    }

    private static CompletableFuture<Void> later(Duration delay, LocalGrid grid, String command) {
        return CompletableFuture.runAsync(() -> grid.tellIf(command), CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** Drives a gate in a JVM of its own, as the next run on a bench is. @param blow is given when its first step is driven, and done when it has hit */
    private Tally run(LocalGrid grid, Supplier<CompletableFuture<Void>> blow) throws Exception {
        Path output = Files.createDirectories(folder.resolve("run-" + ++runs));
        Process harness = RunMain.inItsOwnJvm(List.of(), grid.devices().toString(), "scenarios", output.toString(), "search-typed")
                .redirectError(output.resolve("errors.txt").toFile()).start();
        String said = harness.inputReader().readLine();
        long start = System.nanoTime();
        CompletableFuture<Void> hit = blow.get();
        boolean ended = harness.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        driving = Duration.ofNanos(System.nanoTime() - start);
        boolean struck = hit.isDone();
        if (!ended || harness.exitValue() != 0 || !RunMain.DRIVING.equals(said)) {
            harness.destroyForcibly();
            System.out.println("not completed: " + Files.readString(output.resolve("errors.txt")));
            return new Tally(1, struck ? 1 : 0, 0, 0, 0, 0, 0);
        }
        int left = (int) grid.phones().stream().filter(p -> !isPutBack(grid, p)).count();
        return judged(output).plus(new Tally(1, struck ? 1 : 0, 1, 0, 0, 0, left));
    }

    private static Tally judged(Path output) throws IOException {
        try (Stream<Path> kept = Files.list(output.resolve("leakgate/runs"))) {
            RunVerdict verdict = VerdictFile.read(kept.findFirst().orElseThrow().resolve("verdict.json"));
            assertThat(verdict.trials()).hasSize(8);
            return verdict.trials().stream().map(t -> {
                boolean right = t.verdict() == (t.device().startsWith("redmi") ? Verdict.FAIL : Verdict.PASS);
                boolean open = t.verdict() == Verdict.INCONCLUSIVE;
                return new Tally(0, 0, 0, right ? 1 : 0, open ? 1 : 0, right || open ? 0 : 1, 0);
            }).reduce(Tally.NONE, Tally::plus);
        }
    }

    private static boolean isPutBack(LocalGrid grid, String phone) {
        String told = Child.run(ChildSpec.of("adb", List.of("adb", "-s", grid.serial(phone), "shell",
                "settings get global http_proxy; settings get global leakgate_old_state; ls /data/local/tmp | grep -c leakgate.lease"))
                .with("ANDROID_ADB_SERVER_ADDRESS", "127.0.0.1").with("ANDROID_ADB_SERVER_PORT", grid.adbPort(phone)), Duration.ofSeconds(20)).output();
        return told.equals("null\nnull\n0\n");
    }
}
