package dev.leakgate.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetupTest {

    @TempDir
    Path folder;
    private FakeMachine fake;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @BeforeEach
    void begin() throws IOException {
        fake = new FakeMachine(folder);
    }

    @Test
    void says_nothing_when_nothing_is_missing() throws Exception {
        fake.withAllTools();
        setup(fake.root());
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void a_user_with_apt_is_told_what_is_missing_and_the_commands() throws Exception {
        fake.with("apt-get", "exit 9").with("mitmdump", "echo 'Mitmproxy: 6.0.2'").with("node", "echo v18.20.4");
        assertThatThrownBy(() -> setup(fake.user())).isInstanceOf(MissingTools.class).hasNoCause()
                .hasMessageContaining("adb         not found on PATH")
                .hasMessageContaining(fake.bin + "/mitmdump is 6.0.2, needed is 8.1 or newer")
                .hasMessageContaining(fake.bin + "/node is 18.20.4, needed is 20.19, 22.12 or 24 and newer")
                .hasMessageContaining("Only root on a system with apt")
                .hasMessageContaining("  sudo apt-get update\n")
                .hasMessageContaining("  sudo apt-get install -y --no-install-recommends adb\n")
                .hasMessageContaining("  sudo apt-get install -y --no-install-recommends mitmproxy\n")
                .hasMessageContaining("  npm ci --ignore-scripts --prefix ");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void a_user_of_a_mac_is_told_the_commands_of_brew_and_pipx() {
        assertThatThrownBy(() -> setup(fake.mac())).hasMessageContaining("  brew install android-platform-tools\n")
                .hasMessageContaining("  pipx install mitmproxy\n").hasMessageContaining("  brew install node\n");
    }

    @Test
    void installs_nothing_when_that_is_forbidden() throws Exception {
        fake.withAllTools().with("apt-get", "touch " + folder.resolve("ran"));
        Files.delete(fake.bin.resolve("adb"));
        assertThatThrownBy(() -> setup(fake.forbidden())).hasMessageContaining("-Dleakgate.install=false forbids");
        assertThat(folder.resolve("ran")).doesNotExist();
    }

    @Test
    void root_has_packages_installed_after_an_update_of_the_lists() throws Exception {
        fake.withAllTools().with(folder.resolve("packages"), "adb", "echo 'Version 34.0.5'");
        Files.delete(fake.bin.resolve("adb"));
        fake.with("apt-get", """
                echo "$@" >> %1$s/apt.log
                case "$1" in
                update) touch %1$s/updated ;;
                install) [ -e %1$s/updated ] && cp %1$s/packages/adb %2$s/adb ;;
                esac""".formatted(folder, fake.bin));
        setup(fake.root());
        assertThat(Files.readAllLines(folder.resolve("apt.log"))).extracting(line -> line.split(" ")[0])
                .containsExactly("install", "update", "install");
        assertThat(out.toString()).matches(
                "\\[setup] adb: not found on PATH; installing by apt-get install adb \\.\\.\\. done in \\d+\\.\\d s\n");
    }

    @Test
    void an_installation_that_fails_names_its_log() throws Exception {
        fake.withAllTools().with("apt-get", "echo 'E: no such package'; exit 100");
        Files.delete(fake.bin.resolve("adb"));
        assertThatThrownBy(() -> setup(fake.root())).isInstanceOf(MissingTools.class)
                .hasMessageContaining("apt-get ended with exit code 100").hasMessageContaining("setup.log");
        assertThat(folder.resolve("home/target/leakgate/setup.log")).content().contains("E: no such package");
    }

    @Test
    void the_node_parts_are_installed_again_when_the_pinned_ones_change() throws Exception {
        fake.withAllTools().withNodeParts("3.7.0").with("npm",
                "cd %s && cp package-lock.json node_modules/.package-lock.json".formatted(folder.resolve("home/ci/node")));
        setup(fake.user());
        assertThat(out.toString()).contains("Node parts: node_modules/appium is not the version that package-lock.json "
                + "pins; installing by npm ci ... done in");
    }

    private void setup(Machine machine) {
        new Setup(machine, new PrintStream(out, true)).run();
    }
}
