package dev.leakgate.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.judge.verdict.Finding;
import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.Verdict;
import dev.leakgate.run.Run;
import dev.leakgate.yaml.YamlFile;
import dev.leakgate.yaml.YamlNode;
import java.nio.file.Path;
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
    Stream<DynamicTest> a_phone_with_a_fault_ends_as_expected() {
        return EXPECTED.list("sessions").stream().map(YamlNode::asMapping).flatMap(expected -> sessions(expected)
                .map(session -> DynamicTest.dynamicTest(expected.text("fault") + ": " + session.id(), () -> check(session, expected))));
    }

    private Stream<RunVerdict.Session> sessions(YamlNode.Mapping expected) {
        List<RunVerdict.Session> meant = verdict.sessions().stream()
                .filter(s -> (s.id() + "/").startsWith(expected.text("session") + "/")).toList();
        assertThat(meant).as("sessions meant by '%s' at %s", expected.text("session"), expected.place()).isNotEmpty();
        return meant.stream();
    }

    private void check(RunVerdict.Session session, YamlNode.Mapping expected) {
        List<RunVerdict.Trial> trials = verdict.trials().stream().filter(t -> t.id().startsWith(session.id() + "/")).toList();

        assertThat(session.verdict()).as(session.reason()).isEqualTo(Verdict.valueOf(expected.text("verdict")));
        assertThat(trials).isNotEmpty().allSatisfy(t ->
                assertThat(t.verdict()).as(t.reason()).isEqualTo(Verdict.valueOf(expected.text("trials"))));
        expected.find("rule").ifPresent(rule -> assertThat(Stream.concat(session.findings().stream(),
                trials.stream().flatMap(t -> t.findings().stream())).map(Finding::rule)).contains(rule.asText()));
    }

    @Test
    void the_virtual_phones_were_asked_nothing_they_do_not_know() {
        assertThat(unknown).isEmpty();
    }
}
