package dev.leakgate.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.evidence.RunFolder;
import dev.leakgate.judge.Judge;
import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gate under a real Surefire that was told to run failing tests again, in a project that allows it. */
@Tag("soak")
class SurefireRerunTest {

    private static final String PHONE = """
            phones:
              - id: one
                model: Mi 10
                virtual: {profile: mi-10, apps: [%s]}
                browsers: [mint]
                flush: 2
            """;

    @TempDir
    Path project;

    @Test
    void a_leak_fails_the_build_though_its_test_is_run_again_and_nothing_leaks_then() throws Exception {
        set("mint-3.4.0");
        String pom = Files.readString(Path.of("pom.xml"));
        String forgiving = pom.replace("<rerunFailingTestsCount>0</rerunFailingTestsCount>", "");
        assertThat(forgiving).isNotEqualTo(pom);
        Files.writeString(project.resolve("pom.xml"), forgiving);
        Files.createDirectory(project.resolve("target"));
        for (String name : List.of("ci", "scenarios", "target/classes", "target/test-classes")) {
            Files.createSymbolicLink(project.resolve(name), Path.of(name).toAbsolutePath());
        }
        Path out = project.resolve("out.txt");
        Process maven = new ProcessBuilder("mvn", "-B", "-o", "surefire:test", "-Dsurefire.rerunFailingTestsCount=1", "-Dleakgate.allowPartial=true",
                "-Dleakgate.only=search-typed,normal", "-Dleakgate.state=" + project.resolve("state"))
                .directory(project.toFile()).redirectErrorStream(true).redirectOutput(out.toFile()).start();
        try {
            Awaitility.await().atMost(Duration.ofMinutes(5)).until(() -> !maven.isAlive() || runs().stream().anyMatch(r -> Files.exists(r.resolve("seal.json"))));
            set("mint-compliant");
            assertThat(maven.waitFor(5, TimeUnit.MINUTES)).isTrue();

            assertThat(maven.exitValue()).as(Files.readString(out)).isNotZero();
            assertThat(runs()).hasSize(2).extracting(run -> Judge.judge(RunFolder.open(run))).satisfiesExactly(
                    first -> assertThat(first.trials()).extracting(RunVerdict.Trial::verdict).containsOnly(Verdict.FAIL),
                    second -> assertThat(second.trials()).extracting(RunVerdict.Trial::verdict).containsOnly(Verdict.PASS));
        } finally {
            maven.descendants().forEach(ProcessHandle::destroy);
            maven.destroy();
        }
    }

    private void set(String app) throws IOException {
        Files.writeString(project.resolve("devices.yaml"), PHONE.formatted(app));
    }

    /** In the order of time. */
    private List<Path> runs() throws IOException {
        Path runs = project.resolve("target/leakgate/runs");
        if (!Files.exists(runs)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(runs)) {
            return folders.sorted().toList();
        }
    }
}
