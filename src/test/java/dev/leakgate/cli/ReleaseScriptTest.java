package dev.leakgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ci/release.sh} with a Maven and a Java that do as they are told. */
class ReleaseScriptTest {

    @TempDir
    private Path temp;

    @BeforeEach
    void install() throws IOException {
        Files.createDirectories(temp.resolve("ci"));
        Files.copy(Path.of("ci/release.sh"), temp.resolve("ci/release.sh"));
        program("java", "echo \"java $*\"; exit 0");
    }

    private void program(String name, String script) throws IOException {
        Path file = Files.createDirectories(temp.resolve("bin")).resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** @param gate what the run writes into verdict.json, or null when it writes none; @param code what Maven ends with */
    private void mavenWrites(String gate, int code) throws IOException {
        String write = gate == null ? "" : "mkdir -p target/leakgate; printf '{\\n  \"gate\" : \"" + gate + "\",\\n}' > target/leakgate/verdict.json; ";
        program("mvn", "case \"$*\" in *package*) exit 0;; esac; " + write + "exit " + code);
    }

    private Shown release(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", "ci/release.sh");
        builder.command().addAll(java.util.List.of(arguments));
        builder.environment().merge("PATH", temp.resolve("bin").toString(), (path, bin) -> bin + ":" + path);
        builder.environment().put("GITHUB_STEP_SUMMARY", temp.resolve("summary.md").toString());
        Process sh = builder.directory(temp.toFile()).redirectErrorStream(true).start();
        String out = new String(sh.getInputStream().readAllBytes());
        return new Shown(sh.waitFor(), out, "");
    }

    @Test
    void asks_the_gate_when_exit_code_and_verdict_agree() throws Exception {
        mavenWrites("OPEN", 0);
        assertThat(release("V12").out()).contains("gate target/leakgate/verdict.json --release V12 --matrix ci/matrix.txt --baseline ci/baseline.yaml");

        mavenWrites("CLOSED", 1);
        assertThat(release("V12", "before.json").out()).contains("--against before.json");
    }

    @Test
    void ends_as_the_gate_does() throws Exception {
        mavenWrites("CLOSED", 1);
        program("java", "exit 4");

        assertThat(release("V12").code()).isEqualTo(4);
    }

    @Test
    void what_the_gate_says_stands_in_the_summary_of_the_pipeline() throws Exception {
        mavenWrites("OPEN", 0);
        program("java", "echo 'new: mi-10/mint query -> a.test'; echo 'RELEASE CLOSED (leak): V12'; exit 1");

        assertThat(release("V12").code()).isEqualTo(1);

        assertThat(temp.resolve("summary.md")).content().contains("### Release", "new: mi-10/mint query -> a.test\nRELEASE CLOSED (leak): V12\n```\n");
    }

    @Test
    void releases_nothing_when_a_green_build_has_a_closed_verdict() throws Exception {
        mavenWrites("CLOSED", 0);

        assertThat(release("V12").code()).isEqualTo(2);
    }

    @Test
    void releases_nothing_when_a_red_build_has_an_open_verdict() throws Exception {
        mavenWrites("OPEN", 1);

        assertThat(release("V12").code()).isEqualTo(2);
    }

    @Test
    void takes_no_verdict_of_an_earlier_run() throws Exception {
        mavenWrites("OPEN", 0);
        release("V12");
        mavenWrites(null, 0);

        Shown shown = release("V12");

        assertThat(shown.code()).isEqualTo(2);
        assertThat(shown.out()).contains("wrote no target/leakgate/verdict.json");
    }

    @Test
    void asks_for_the_build() throws Exception {
        assertThat(release().code()).isEqualTo(2);
    }
}
