package dev.leakgate.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leakgate.process.Child;
import dev.leakgate.process.ChildSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parts of a Grid fail while a gate goes through it: the run ends, no leak passes, and the phones are put back. */
@Tag("soak")
class GridSoakTest {

    private static final int MOMENTS = Integer.getInteger("leakgate.soak.moments", 10);
    private static final Path FARM = Path.of("src/test/resources/farms/grid.json");
    private static final Duration PATIENCE = Duration.ofMinutes(9);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final Random random = new Random(Long.getLong("leakgate.soak.seed", 20200430));

    /** What happens, and what makes it good again when the run is over. */
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

    @Test
    void whatever_fails_no_leak_passes_and_the_phones_are_put_back() throws Exception {
        try (LocalGrid grid = LocalGrid.start(2, 2, FARM, folder.resolve("grid"))) {
            for (int i = 0; i < MOMENTS; i++) {
                for (Blow blow : Blow.values()) {
                    Path output = folder.resolve(blow + "-" + i);
                    Duration moment = Duration.ofMillis((long) (random.nextDouble() * 20_000));
                    List<String> verdicts = struck(grid, blow, moment, output);
                    System.out.printf("%s %.1f s after the first step: %s; put back: %s%n", blow, moment.toMillis() / 1000.0, verdicts,
                            grid.phones().stream().filter(p -> isPutBack(grid, p)).toList());
                    grid.tellIf(blow.cure);
                    grid.awaitSlots();
                }
            }
            check(run(grid, folder.resolve("last")));
            assertThat(grid.phones()).allSatisfy(p -> assertThat(isPutBack(grid, p)).as(p).isTrue());
        }
    }

    private List<String> struck(LocalGrid grid, Blow blow, Duration moment, Path output) throws Exception {
        Process run = start(grid, output);
        assertThat(run.inputReader().readLine()).isEqualTo(RunMain.DRIVING);
        CompletableFuture.runAsync(() -> grid.tellIf(blow.command), CompletableFuture.delayedExecutor(moment.toMillis(), TimeUnit.MILLISECONDS));
        assertThat(run.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("the run ends").isTrue();
        return check(output);
    }

    private static Path run(LocalGrid grid, Path output) throws Exception {
        assertThat(start(grid, output).waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return output;
    }

    /** In a JVM of its own, as the next run on a bench is. */
    private static Process start(LocalGrid grid, Path output) throws IOException {
        Files.createDirectories(output);
        return RunMain.inItsOwnJvm(List.of(), grid.devices().toString(), "scenarios", output.toString(), "search-typed")
                .redirectError(output.resolve("errors.txt").toFile()).start();
    }

    /** @return the verdicts, by trial */
    private static List<String> check(Path output) throws IOException {
        List<String> verdicts = new ArrayList<>();
        try (Stream<Path> runs = Files.list(output.resolve("leakgate/runs"))) {
            JsonNode verdict = JSON.readTree(runs.findFirst().orElseThrow().resolve("verdict.json").toFile());
            StreamSupport.stream(verdict.path("trials").spliterator(), false).forEach(t -> {
                boolean leaks = t.path("device").asText().startsWith("redmi");
                assertThat(t.path("verdict").asText()).as(t.path("id").asText()).isNotEqualTo(leaks ? "PASS" : "FAIL");
                verdicts.add(t.path("id").asText() + " " + t.path("verdict").asText());
            });
        }
        assertThat(verdicts).hasSize(8);
        return verdicts;
    }

    private static boolean isPutBack(LocalGrid grid, String phone) {
        String told = Child.run(ChildSpec.of("adb", List.of("adb", "-s", grid.serial(phone), "shell",
                "settings get global http_proxy; settings get global leakgate_old_state; ls /data/local/tmp | grep -c leakgate.lease"))
                .with("ANDROID_ADB_SERVER_ADDRESS", "127.0.0.1").with("ANDROID_ADB_SERVER_PORT", grid.adbPort(phone)), Duration.ofSeconds(20)).output();
        return told.equals("null\nnull\n0\n");
    }
}
