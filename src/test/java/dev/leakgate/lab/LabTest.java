package dev.leakgate.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lab as a process: what it says first, what it says about bad input, when it ends. */
class LabTest {

    @TempDir
    Path folder;

    @Test
    void says_in_its_first_line_how_to_reach_everything_and_ends_with_its_input() throws Exception {
        Path farm = farm("""
                seed: 7
                phones:
                  - {name: one, profile: redmi-note-8, apps: [mint-3.4.3], switches: {enhanced-incognito: "on"}}
                  - {name: two, profile: mi-mix-3, apps: [mi-browser-compliant]}
                """);
        Process lab = new ProcessBuilder(command(farm)).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (BufferedReader output = lab.inputReader()) {
            JsonNode ready = new ObjectMapper().readTree(output.readLine());

            assertThat(ready.path("ready").asBoolean()).isTrue();
            assertThat(ready.path("phones").findValuesAsText("name")).containsExactly("one", "two");
            assertThat(ready.path("phones").findValuesAsText("serial")).allMatch(s -> s.matches("127\\.0\\.0\\.1:\\d+")).doesNotHaveDuplicates();
            assertThat(ready.at("/internet/proxy").asText()).matches("127\\.0\\.0\\.1:\\d+");
            assertThat(Path.of(ready.at("/internet/ca").asText())).content().contains("BEGIN CERTIFICATE");

            lab.outputWriter().close();
            assertThat(lab.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(lab.exitValue()).isZero();
        } finally {
            lab.destroyForcibly();
        }
        assertThat(folder.resolve("out")).isDirectoryContaining("glob:**/phone-one.jsonl").isDirectoryContaining("glob:**/identifiers.json");
    }

    @Test
    void names_the_line_of_an_unknown_key_and_the_allowed_ones() throws Exception {
        assertThat(run(farm("seed: 7\nphones:\n  - {name: one, profile: mi-10, colour: red}\n"))).satisfies(e -> {
            assertThat(e.code()).isEqualTo(2);
            assertThat(e.output().lines()).singleElement().asString().contains("lab.yaml:3").contains("colour").contains("switches");
        });
    }

    @Test
    void names_an_unknown_profile_app_or_switch() throws Exception {
        assertThat(run(farm("seed: 7\nphones: [{name: one, profile: nokia}]\n")).output()).contains("nokia").contains("redmi-note-8");
        assertThat(run(farm("seed: 7\nphones: [{name: one, profile: mi-10, apps: [opera]}]\n")).output()).contains("opera");
        assertThat(run(farm("seed: 7\nphones: [{name: one, profile: mi-10, apps: [mint-3.4.3], switches: {turbo: \"on\"}}]\n")).output())
                .contains("turbo").contains("enhanced-incognito");
    }

    @Test
    void names_a_port_that_is_taken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ended ended = run(farm("seed: 7\nphones: [{name: one, profile: mi-10, port: " + taken.getLocalPort() + "}]\n"));

            assertThat(ended.code()).isEqualTo(2);
            assertThat(ended.output().lines()).singleElement().asString().contains("port " + taken.getLocalPort()).contains("choose another");
        }
    }

    @Test
    void refuses_two_phones_of_one_name() throws Exception {
        assertThat(run(farm("seed: 7\nphones:\n  - {name: one, profile: mi-10}\n  - {name: one, profile: mi-10}\n")).output()).contains("stands already");
    }

    private Path farm(String yaml) throws IOException {
        return Files.writeString(folder.resolve("lab.yaml"), yaml);
    }

    /** For input so bad that the lab never comes up. */
    private Ended run(Path farm) {
        StringWriter errors = new StringWriter();
        int code = Lab.commandLine().setErr(new PrintWriter(errors, true)).execute("--farm", farm.toString(), "--out", folder.resolve("out").toString());
        return new Ended(code, errors.toString());
    }

    private record Ended(int code, String output) {
    }

    private List<String> command(Path farm) {
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Lab.class.getName(), "--farm", farm.toString(), "--out", folder.resolve("out").toString());
    }
}
