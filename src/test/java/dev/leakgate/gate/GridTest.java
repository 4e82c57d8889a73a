package dev.leakgate.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.Verdict;
import dev.leakgate.run.Run;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gate whose phones hang on other machines: nothing but the hub of a Selenium Grid is spoken to. */
class GridTest {

    @Test
    void phones_behind_a_hub_are_judged_like_phones_at_hand(@TempDir Path folder) throws Exception {
        try (LocalGrid grid = LocalGrid.start(2, 1, Path.of("ci/grid/virtual.json"), folder.resolve("grid"));
             Run run = Run.start(Runs.settings(grid.devices(), folder, List.of("mint", "incognito", "search-typed")), new Quiet())) {
            RunVerdict verdict = run.finish();

            assertThat(verdict.trials()).extracting(RunVerdict.Trial::device, RunVerdict.Trial::verdict).containsExactly(
                    tuple("redmi-note-8-1", Verdict.FAIL), tuple("mi-mix-3-2", Verdict.PASS));
            assertThat(verdict.virtual()).as("said by the phones themselves").isTrue();
        }
    }
}
