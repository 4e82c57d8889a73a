package dev.leakgate.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.Verdict;
import dev.leakgate.report.VerdictFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A gate whose phones hang on other machines: a hub, two nodes, each with an adb server, an Appium and four phones. All
 * of these are processes of their own, the harness too, and it speaks to the hub alone.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GridTest {

    private static final Duration PATIENCE = Duration.ofMinutes(8);

    /** Mint of each phone in both modes, as the published reports say of its version. */
    private static final Map<String, String> PUBLISHED = Map.of(
            "redmi-note-8-1", "normal FAIL, incognito FAIL", "mi-mix-3-2", "normal PASS, incognito PASS",
            "mi-10-3", "normal FAIL, incognito FAIL", "redmi-k20-4", "normal FAIL, incognito PASS",
            "redmi-note-8-5", "normal FAIL, incognito FAIL", "mi-mix-3-6", "normal PASS, incognito PASS",
            "mi-10-7", "normal FAIL, incognito FAIL", "redmi-k20-8", "normal FAIL, incognito PASS");

    @TempDir
    static Path folder;

    private Conversations conversations;
    private LocalGrid grid;
    private RunVerdict verdict;

    @BeforeAll
    void gate_through_the_hub() throws Exception {
        conversations = new Conversations(folder.resolve("harness.jfr"));
        try (LocalGrid started = LocalGrid.start(2, 4, Path.of("ci/grid/virtual.json"), folder.resolve("grid"))) {
            grid = started;
            Process harness = RunMain.inItsOwnJvm(conversations.options(), grid.devices().toString(), "scenarios", folder.toString(),
                            "mint", "search-typed", "visit-address")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.INHERIT).start();
            Awaitility.await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(250)).atMost(PATIENCE).until(() -> {
                conversations.lookAtChildrenOf(harness.toHandle());
                return !harness.isAlive();
            });
        }
        try (Stream<Path> runs = Files.list(folder.resolve("leakgate/runs"))) {
            verdict = VerdictFile.read(runs.findFirst().orElseThrow().resolve("verdict.json"));
        }
    }

    @Test
    void phones_behind_a_hub_are_judged_like_phones_at_hand() {
        assertThat(verdict.trials()).hasSize(32);
        PUBLISHED.forEach((phone, verdicts) -> assertThat(verdict.trials()).filteredOn(t -> t.device().equals(phone)).hasSize(4).allSatisfy(t -> {
            assertThat(t.mode() + " " + t.verdict()).as("%s: %s", t.id(), t.reason()).isIn((Object[]) verdicts.split(", "));
            assertThat(t.published()).as(t.id()).isEqualTo(t.verdict().name());
        }));
        assertThat(verdict.sessions()).hasSize(16).noneMatch(s -> s.verdict() == Verdict.INCONCLUSIVE);
        assertThat(verdict.virtual()).as("said by the phones themselves").isTrue();
    }

    @Test
    void the_harness_speaks_to_nothing_of_the_farm_but_the_hub() throws IOException {
        assertThat(conversations.ofJvm()).contains(grid.hub().getPort()).doesNotContainAnyElementsOf(grid.inside());
        assertThat(conversations.ofChildren()).as("connections of the recorders").isNotEmpty().doesNotContainAnyElementsOf(grid.inside());
    }
}
