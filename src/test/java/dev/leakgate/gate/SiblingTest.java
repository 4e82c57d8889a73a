package dev.leakgate.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.evidence.Handset;
import dev.leakgate.judge.Judge;
import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.Verdict;
import dev.leakgate.run.Run;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a phone cannot do another one of its model does. */
class SiblingTest {

    @Test
    void after_two_faults_in_a_row_the_sessions_of_a_phone_go_on_on_another_of_its_model(@TempDir Path output) {
        try (Run run = Run.start(Runs.settings(Path.of("src/test/resources/farms/siblings.yaml"), output, List.of("search-typed")), new Quiet())) {
            RunVerdict verdict = run.finish();

            assertThat(verdict.trials()).hasSize(4).allSatisfy(t -> assertThat(t.verdict()).as(t.reason()).isEqualTo(Verdict.PASS));
            assertThat(run.folder().attempts("breaks/mint/normal")).hasSize(3);
            assertThat(run.folder().attempts("breaks/mint/incognito")).hasSize(1);
            assertThat(run.folder().of("breaks/mint/incognito").handset()).map(Handset::device).contains("holds");
            assertThat(verdict.phones()).filteredOn(p -> p.device().equals("breaks")).singleElement().satisfies(p ->
                    assertThat(p.lateUploads().reason()).contains("before it was set aside"));
            assertThat(Judge.judge(run.folder())).isEqualTo(verdict);
        }
    }
}
