package dev.leakgate.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.capture.BenchCa;
import dev.leakgate.evidence.Handset;
import dev.leakgate.judge.Judge;
import dev.leakgate.judge.verdict.Finding;
import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.Verdict;
import dev.leakgate.run.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a phone cannot do another one of its model does; and what two of them tell that one alone could not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SiblingTest {

    @TempDir
    static Path output;

    private Run run;
    private RunVerdict verdict;

    @BeforeAll
    void run() throws IOException {
        BenchCa ca = BenchCa.at(output.resolve("state/ca"));
        Path pem = Files.writeString(output.resolve("bench.pem"), ca.pem());
        Path farm = Files.writeString(output.resolve("devices.yaml"),
                Files.readString(Path.of("src/test/resources/farms/siblings.yaml")).replace("{ca}\"", pem + "\""));
        try (Run driven = Run.start(Runs.settings(farm, output, List.of("search-typed")), new Quiet())) {
            run = driven;
            verdict = driven.finish();
        }
    }

    @Test
    void after_two_faults_in_a_row_the_sessions_of_a_phone_go_on_on_another_of_its_model() {
        assertThat(verdict.trials()).hasSize(4).allSatisfy(t -> assertThat(t.verdict()).as(t.reason()).isEqualTo(Verdict.PASS));
        assertThat(run.folder().attempts("breaks/mint/normal")).hasSize(3);
        assertThat(run.folder().attempts("breaks/mint/incognito")).hasSize(1);
        assertThat(run.folder().of("breaks/mint/incognito").handset()).map(Handset::device).contains("holds");
        assertThat(phone("breaks").lateUploads().reason()).contains("before it was set aside");
    }

    @Test
    void an_android_id_that_only_the_browser_sees_is_learned_from_what_it_sends() {
        assertThat(phone("holds").identifiers()).filteredOn(i -> i.kind().equals("androidId"))
                .extracting(RunVerdict.Identifier::state).containsExactly("read", "learned from traffic");
        assertThat(verdict.sessions()).allSatisfy(s -> {
            assertThat(s.verdict()).as(s.id()).isEqualTo(Verdict.FAIL);
            assertThat(s.findings()).extracting(Finding::rule).contains("phone-linkable");
        });
    }

    @Test
    void a_replay_says_the_same() {
        assertThat(Judge.judge(run.folder())).isEqualTo(verdict);
    }

    private RunVerdict.Phone phone(String id) {
        return verdict.phones().stream().filter(p -> p.device().equals(id)).findFirst().orElseThrow();
    }
}
