package dev.leakgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.lab.RealAdb;
import dev.leakgate.lab.TestPhone;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as it is typed: recorded in a process of its own, compared with virtual phones that it starts itself. */
class RecordCommandTest {

    @TempDir
    Path folder;

    @Test
    void a_transcript_that_was_ended_by_a_signal_is_compared_with_virtual_phones() throws Exception {
        Path transcript = folder.resolve("transcript.jsonl");
        try (RealAdb adb = new RealAdb(folder); TestPhone phone = new TestPhone(folder, "recorded")) {
            Process recorder = start("record", "--device", phone.serial(), "--out", transcript.toString());
            try (BufferedReader output = recorder.inputReader()) {
                String address = output.readLine().replace("adb connect ", "");
                adb.connect(address);
                adb.run("-s", address, "shell", "getprop ro.product.model");
                adb.run("-s", address, "shell", "getprop ro.serialno");
                recorder.destroy();
                assertThat(recorder.waitFor(20, TimeUnit.SECONDS)).isTrue();
            } finally {
                recorder.destroyForcibly();
            }
        }
        Path devices = Files.writeString(folder.resolve("devices.yaml"), """
                phones:
                  - {model: Redmi Note 8, virtual: {profile: redmi-note-8, apps: []}, browsers: [mint]}
                  - {model: Mi 10, virtual: {profile: mi-10, apps: []}, browsers: [mint]}
                """);

        assertThat(diff(transcript, devices, "redmi-note-8")).satisfies(shown -> {
            assertThat(shown.code()).isZero();
            assertThat(shown.out()).contains("same       2 of 2");
        });
        assertThat(diff(transcript, devices, "mi-10")).satisfies(shown -> {
            assertThat(shown.code()).isEqualTo(1);
            assertThat(shown.out()).contains("different  1 of 2").contains("shell getprop ro.product.model")
                    .contains("recorded \"Redmi Note 8\", now \"Mi 10\"");
        });
    }

    @Test
    void bad_usage_says_what_is_missing() throws IOException {
        Path none = Files.writeString(folder.resolve("none"), "{}\n");

        assertThat(Shown.of("record").err()).contains("--device <serial>");
        assertThat(Shown.of("record", "--device", "127.0.0.1:1", "--out", folder.resolve("t").toString())).satisfies(shown -> {
            assertThat(shown.code()).isEqualTo(2);
            assertThat(shown.err()).contains("no phone answers at 127.0.0.1:1");
        });
        assertThat(Shown.of("record", "--diff", none.toString(), "--phone", "mi-10").err()).contains("none:1: is no transcript");
    }

    @Test
    void what_stands_in_the_way_is_named_with_the_next_thing_to_do() throws IOException {
        Path earlier = Files.writeString(folder.resolve("earlier.jsonl"), "{}\n");
        try (TestPhone phone = new TestPhone(folder, "recorded"); ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String free = folder.resolve("t").toString();

            assertThat(Shown.of("record", "--device", phone.serial(), "--out", earlier.toString()).err()).contains("earlier.jsonl is there already: name another file by --out");
            assertThat(Shown.of("record", "--device", phone.serial(), "--out", free, "--port", "" + taken.getLocalPort()).err())
                    .contains("cannot listen on port " + taken.getLocalPort(), "choose another by --port");
            assertThat(Shown.of("record", "--device", phone.serial(), "--out", free, "--port", "70000").err()).contains("--port 70000 is none");
            assertThat(Shown.of("record", "--device", "2f1c88d0", "--out", free, "--adb-port", "1").err())
                    .contains("no adb server listens on port 1, so 2f1c88d0 cannot be asked for: 'adb devices' starts one");
        }
        assertThat(Shown.of("record", "--diff", folder.resolve("none").toString(), "--phone", "mi-10").err()).contains("none: is not there");
        Path transcript = Files.writeString(folder.resolve("t.jsonl"), "{\"transcript\":1,\"way\":\"packets\"}\n"
                + "{\"ms\":1,\"took\":1,\"by\":\"host\",\"service\":\"shell:id\",\"end\":\"phone\",\"sent\":0,\"received\":2,\"parts\":[[\"stdout\",\"x\"]]}\n");
        assertThat(Shown.of("record", "--diff", transcript.toString(), "--device", "2f1c88d0", "--adb-port", "1")).as("not a phone that lacks everything").satisfies(shown -> {
            assertThat(shown.code()).isEqualTo(2);
            assertThat(shown.err()).contains("cannot be asked on after 0 of 1 streams: no adb server listens on port 1");
        });
        assertThat(earlier).as("an earlier transcript").hasContent("{}");
    }

    private static Shown diff(Path transcript, Path devices, String phone) {
        return Shown.of("record", "--diff", transcript.toString(), "--devices", devices.toString(), "--phone", phone);
    }

    private static Process start(String... arguments) throws IOException {
        List<String> command = new java.util.ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), "dev.leakgate.cli.Leakgate"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }
}
