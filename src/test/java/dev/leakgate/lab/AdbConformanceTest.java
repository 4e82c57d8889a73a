package dev.leakgate.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.leakgate.process.Child;
import dev.leakgate.process.Child.Ended;
import dev.leakgate.process.ChildSpec;
import dev.leakgate.tools.Tools;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real adb takes a virtual phone for a phone. */
class AdbConformanceTest {

    private static RealAdb adb;

    @TempDir
    Path folder;

    private TestPhone phone;

    @BeforeAll
    static void startServer(@TempDir Path logs) {
        adb = new RealAdb(logs);
    }

    @AfterAll
    static void stopServer() {
        adb.close();
    }

    @BeforeEach
    void connect() {
        phone = new TestPhone(folder, "adb");
        adb.connect(phone.serial());
    }

    @AfterEach
    void disconnect() {
        adb.run("disconnect", phone.serial());
        phone.close();
    }

    @Test
    void lists_the_phone_with_its_model() {
        assertThat(adb.run("devices", "-l").output()).contains(phone.serial()).contains("device product:ginkgo model:Redmi_Note_8");
    }

    @Test
    void keeps_output_errors_and_exit_codes_of_a_shell_apart() {
        assertThat(run("shell", "getprop", "ro.product.model")).isEqualTo(new Ended(0, "Redmi Note 8\n"));
        assertThat(run("shell", "nosuch")).isEqualTo(new Ended(127, "/system/bin/sh: nosuch: inaccessible or not found\n"));
        assertThat(run("shell", "exit 42").code()).isEqualTo(42);
        assertThat(run("shell", "-x", "echo plain").output()).isEqualTo("plain\n");
    }

    @Test
    void runs_a_script_from_standard_input() {
        String line = "printf 'A=1\\necho a$A\\nexit 3\\n' | " + Tools.find().adb() + " -P " + adb.port() + " -s " + phone.serial() + " shell";

        assertThat(Child.run(ChildSpec.of("sh", List.of("sh", "-c", line)), Duration.ofSeconds(30))).isEqualTo(new Ended(3, "a1\n"));
    }

    @Test
    void pushes_and_pulls_files_and_folders() throws IOException {
        Path there = Files.createDirectories(folder.resolve("there/deep"));
        byte[] data = new byte[3 << 20];
        new Random(1).nextBytes(data);
        Files.write(there.resolve("large"), data);
        Files.writeString(there.resolve("empty"), "");
        Path back = Files.createDirectory(folder.resolve("back"));

        assertThat(run("push", folder.resolve("there").toString(), "/sdcard/").code()).isZero();
        assertThat(run("pull", "/sdcard/there", back.toString()).code()).isZero();

        assertThat(back.resolve("there/deep/large")).hasBinaryContent(data);
        assertThat(back.resolve("there/deep/empty")).isEmptyFile();
    }

    @Test
    void refuses_a_push_to_where_a_shell_may_not_write() throws IOException {
        Path file = Files.writeString(folder.resolve("f"), "x");

        assertThat(run("push", file.toString(), "/system/f")).satisfies(e -> {
            assertThat(e.code()).isNotZero();
            assertThat(e.output()).contains("Read-only file system");
        });
    }

    @Test
    void installs_lists_and_removes_the_drivers_packages() throws IOException {
        Path modules = Tools.find().nodeFolder().resolve("node_modules");
        try (Stream<Path> files = Files.walk(modules.resolve("appium-uiautomator2-driver"))) {
            Path[] apks = files.filter(f -> f.toString().endsWith(".apk")).toArray(Path[]::new);
            assertThat(apks).hasSize(3);
            for (Path apk : apks) {
                assertThat(run("install", "-r", "-g", apk.toString()).output()).contains("Success");
            }
        }

        assertThat(run("shell", "pm list packages io.appium").output()).isEqualTo(
                "package:io.appium.settings\npackage:io.appium.uiautomator2.server\npackage:io.appium.uiautomator2.server.test\n");
        assertThat(run("shell", "pm list instrumentation").output())
                .contains("instrumentation:io.appium.uiautomator2.server.test/androidx.test.runner.AndroidJUnitRunner (target=io.appium.uiautomator2.server)");
        assertThat(run("shell", "dumpsys package io.appium.settings").output()).contains("versionName=8.0.9", "versionCode=");
        assertThat(run("uninstall", "io.appium.settings").output()).contains("Success");
        assertThat(run("shell", "pm path io.appium.settings").code()).isEqualTo(1);
        assertThat(phone.unknown()).isEmpty();
    }

    @Test
    void refuses_an_apk_that_is_none() throws IOException {
        Path file = Files.writeString(folder.resolve("f.apk"), "not an apk");

        assertThat(run("install", file.toString()).output()).contains("INSTALL_PARSE_FAILED_NOT_APK");
    }

    @Test
    void prints_log_lines_at_once_and_as_they_come() throws IOException {
        Path log = folder.resolve("logcat");
        try (Child logcat = adb.start(log, "-s", phone.serial(), "logcat", "-v", "threadtime")) {
            await().untilAsserted(() -> assertThat(log).content().contains("beginning of main").contains("is up"));
            phone.phone().log("Browser", "later");
            await().untilAsserted(() -> assertThat(log).content().contains("Browser : later"));
        }
    }

    @Test
    void reaches_the_devtools_of_a_browser_by_their_abstract_socket() throws IOException {
        try (ServerSocket devTools = new ServerSocket(0)) {
            phone.app().devTools = devTools.getLocalPort();
            int port = Integer.parseInt(run("forward", "tcp:0", "localabstract:chrome_devtools_remote").output().strip());
            try (Socket client = new Socket("127.0.0.1", port)) {
                client.getOutputStream().write("ask\n".getBytes(StandardCharsets.UTF_8));
                try (Socket served = devTools.accept()) {
                    assertThat(served.getInputStream().readNBytes(4)).asString().isEqualTo("ask\n");
                    served.getOutputStream().write("answer".getBytes(StandardCharsets.UTF_8));
                    assertThat(client.getInputStream().readNBytes(6)).asString().isEqualTo("answer");
                }
                assertThat(client.getInputStream().read()).isEqualTo(-1);
            }
            run("forward", "--remove", "tcp:" + port);
        }
    }

    @Test
    void forwards_a_port_that_nobody_listens_on_and_hangs_up() throws IOException {
        int port = Integer.parseInt(run("forward", "tcp:0", "tcp:6790").output().strip());
        try (Socket socket = new Socket("127.0.0.1", port)) {
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        run("forward", "--remove", "tcp:" + port);
        assertThat(phone.unknown()).isEmpty();
    }

    @Test
    void lists_and_removes_reversed_ports_and_sends_apps_through_them() {
        assertThat(run("reverse", "tcp:8080", "tcp:19999").code()).isZero();
        assertThat(run("reverse", "--list").output()).contains("tcp:8080 tcp:19999");

        run("shell", "settings put global http_proxy 127.0.0.1:8080");
        assertThat(phone.phone().setting("global", "http_proxy")).hasValue("127.0.0.1:19999");

        assertThat(run("reverse", "--remove", "tcp:8080").code()).isZero();
        assertThat(phone.phone().setting("global", "http_proxy")).hasValue("127.0.0.1:8080");
    }

    @Test
    void takes_a_screenshot_without_changing_a_byte() throws IOException {
        assertThat(run("shell", "screencap -p /sdcard/s.png").code()).isZero();
        Path png = folder.resolve("s.png");
        run("pull", "/sdcard/s.png", png.toString());

        java.awt.image.BufferedImage image = javax.imageio.ImageIO.read(png.toFile());
        assertThat(image.getWidth()).isEqualTo(1080);
        assertThat(image.getHeight()).isEqualTo(2340);
    }

    @Test
    void is_back_after_a_reboot() {
        run("reboot");
        adb.run("disconnect", phone.serial());
        adb.connect(phone.serial());

        assertThat(run("shell", "echo", "back").output()).isEqualTo("back\n");
    }

    private Ended run(String... arguments) {
        return adb.run(Stream.concat(Stream.of("-s", phone.serial()), Stream.of(arguments)).toArray(String[]::new));
    }
}
