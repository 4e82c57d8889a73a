package dev.leakgate.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.farm.DevicesFile;
import dev.leakgate.farm.FarmPhone;
import dev.leakgate.judge.verdict.Finding;
import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.Verdict;
import dev.leakgate.lab.fault.FaultKind;
import dev.leakgate.run.Run;
import dev.leakgate.yaml.YamlFile;
import dev.leakgate.yaml.YamlNode;
import java.nio.file.Path;
import java.util.ArrayList;
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

    private final List<RunVerdict> verdicts = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();

    /** Half of the phones at a time: a small machine has no breath for all of them at once. */
    @BeforeAll
    void run() {
        List<String> phones = DevicesFile.read(FARM).phones().stream().map(FarmPhone::id).toList();
        int half = phones.size() / 2;
        for (List<String> some : List.of(phones.subList(0, half), phones.subList(half, phones.size()))) {
            List<String> only = new ArrayList<>(some);
            only.add("search-typed");
            try (Run run = Run.start(Runs.settings(FARM, output.resolve(some.get(0)), only), new Quiet())) {
                verdicts.add(run.finish());
                unknown.addAll(run.unknownToTheLab());
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> a_phone_with_a_fault_ends_as_expected() {
        return EXPECTED.list("sessions").stream().map(YamlNode::asMapping).flatMap(expected -> sessions(expected)
                .map(session -> DynamicTest.dynamicTest(expected.text("fault") + ": " + session.id(), () -> check(session, expected))));
    }

    private Stream<RunVerdict.Session> sessions(YamlNode.Mapping expected) {
        List<RunVerdict.Session> meant = verdicts.stream().flatMap(v -> v.sessions().stream())
                .filter(s -> (s.id() + "/").startsWith(expected.text("session") + "/")).toList();
        assertThat(meant).as("sessions meant by '%s' at %s", expected.text("session"), expected.place()).isNotEmpty();
        return meant.stream();
    }

    private void check(RunVerdict.Session session, YamlNode.Mapping expected) {
        List<RunVerdict.Trial> trials = verdicts.stream().flatMap(v -> v.trials().stream()).filter(t -> t.id().startsWith(session.id() + "/")).toList();

        expected.find("verdict").ifPresent(verdict ->
                assertThat(session.verdict()).as(session.reason()).isEqualTo(Verdict.valueOf(verdict.asText())));
        assertThat(trials).isNotEmpty();
        expected.find("trials").ifPresent(verdict -> assertThat(trials).allSatisfy(t ->
                assertThat(t.verdict()).as(t.reason()).isEqualTo(Verdict.valueOf(verdict.asText()))));
        expected.find("never").map(verdict -> Verdict.valueOf(verdict.asText())).ifPresent(never -> {
            assertThat(session.verdict()).as(session.reason()).isNotEqualTo(never);
            assertThat(trials).extracting(RunVerdict.Trial::verdict).doesNotContain(never);
        });
        expected.find("rule").ifPresent(rule -> assertThat(Stream.concat(session.findings().stream(),
                trials.stream().flatMap(t -> t.findings().stream())).map(Finding::rule)).contains(rule.asText()));
    }

    @TestFactory
    Stream<DynamicTest> what_another_app_does_is_charged_to_the_phone() {
        return EXPECTED.list("phones").stream().map(YamlNode::asMapping).map(expected ->
                DynamicTest.dynamicTest(expected.text("fault") + ": " + expected.text("phone"), () ->
                        assertThat(verdicts.stream().flatMap(v -> v.phones().stream()).filter(p -> p.device().equals(expected.text("phone"))))
                                .singleElement().satisfies(p -> assertThat(p.verdict()).as(p.reason()).isEqualTo(Verdict.valueOf(expected.text("verdict"))))));
    }

    @Test
    void every_fault_and_every_session_has_its_expectation() {
        List<String> faults = EXPECTED.list("sessions").stream().map(e -> e.asMapping().text("fault")).toList();

        // What an encrypted heartbeat is taken for is the influence test's matter; two are seen in states only, and DNS at a gateway only.
        assertThat(faults).containsAll(Arrays.stream(FaultKind.values()).filter(f -> f != FaultKind.ENCRYPTED_HEARTBEAT
                        && f != FaultKind.REPORTS_BEFORE_CONSENT && f != FaultKind.ACCEPTS_ANY_CERTIFICATE && f != FaultKind.TELEMETRY_BY_DNS)
                .map(FaultKind::word).toList());
        assertThat(verdicts.stream().flatMap(v -> v.sessions().stream())).allSatisfy(session -> assertThat(EXPECTED.list("sessions"))
                .filteredOn(e -> (session.id() + "/").startsWith(e.asMapping().text("session") + "/")).as(session.id()).hasSize(1));
    }

    @Test
    void the_virtual_phones_were_asked_nothing_they_do_not_know() {
        assertThat(unknown).isEmpty();
    }
}
