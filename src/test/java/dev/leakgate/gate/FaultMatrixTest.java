package dev.leakgate.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.judge.verdict.Finding;
import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.Verdict;
import dev.leakgate.lab.fault.FaultKind;
import dev.leakgate.run.Run;
import dev.leakgate.yaml.YamlFile;
import dev.leakgate.yaml.YamlNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Phones on which everything goes wrong that can: what the gate says of each stands in {@code faults/expected.yaml}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultMatrixTest {

    private static final Path FARM = Path.of("src/test/resources/faults/farm.yaml");
    private static final YamlNode.Mapping EXPECTED = YamlFile.read(Path.of("src/test/resources/faults/expected.yaml")).asMapping();

    @TempDir
    static Path output;

    private RunVerdict verdict;
    private List<String> unknown;

    @BeforeAll
    void run() {
        try (Run run = Run.start(Runs.settings(FARM, output, List.of("search-typed")), new Quiet())) {
            verdict = run.finish();
            unknown = run.unknownToTheLab();
        }
    }

    @TestFactory
    Stream<DynamicTest> a_session_on_a_phone_with_a_fault_ends_as_expected() {
        return verdict.sessions().stream().map(session -> DynamicTest.dynamicTest(session.id(), () -> {
            YamlNode.Mapping expected = expected(session);
            List<RunVerdict.Trial> trials = verdict.trials().stream().filter(t -> t.id().startsWith(session.id() + "/")).toList();

            assertThat(session.verdict()).as(session.reason()).isEqualTo(Verdict.valueOf(expected.text("session")));
            assertThat(trials).isNotEmpty().allSatisfy(t ->
                    assertThat(t.verdict()).as(t.reason()).isEqualTo(Verdict.valueOf(expected.text("trials"))));
            expected.find("rule").ifPresent(rule -> assertThat(Stream.concat(session.findings().stream(),
                    trials.stream().flatMap(t -> t.findings().stream())).map(Finding::rule)).contains(rule.asText()));
        }));
    }

    /** The entry of a browser in its mode, else that of the browser. */
    private static YamlNode.Mapping expected(RunVerdict.Session session) {
        YamlNode.Mapping phone = EXPECTED.get(session.device()).asMapping();
        return phone.find(session.browser() + "/" + session.mode()).orElseGet(() -> phone.get(session.browser())).asMapping();
    }

    @Test
    void every_fault_has_a_phone() {
        assertThat(EXPECTED.entries().keySet()).containsAll(Arrays.stream(FaultKind.values()).map(FaultKind::word).toList());
        assertThat(verdict.phones()).extracting(RunVerdict.Phone::device).containsExactlyInAnyOrderElementsOf(EXPECTED.entries().keySet());
    }

    @Test
    void the_virtual_phones_were_asked_nothing_they_do_not_know() {
        assertThat(unknown).isEmpty();
    }
}
