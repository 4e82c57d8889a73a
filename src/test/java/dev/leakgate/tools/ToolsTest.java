package dev.leakgate.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolsTest {

    @TempDir
    Path folder;
    private FakeMachine fake;

    @BeforeEach
    void begin() throws IOException {
        fake = new FakeMachine(folder).withAllTools();
    }

    @Test
    void finds_every_tool_and_its_version() {
        Tools tools = Tools.find(fake.user());
        assertThat(tools.adb()).isEqualTo(fake.bin.resolve("adb"));
        assertThat(tools.versions()).containsEntry("adb", "29.0.6").containsEntry("mitmproxy", "8.1.1")
                .containsEntry("node", "20.20.2").containsEntry("appium", "3.8.0");
        assertThat(tools.appium()).isEqualTo(folder.resolve("home/ci/node/node_modules/.bin/appium"));
    }

    @Test
    void finds_the_tools_of_this_machine() {
        Tools tools = Tools.find();
        assertThat(tools.versions()).containsEntry("appium", "3.8.0")
                .containsEntry("appium-uiautomator2-driver", "8.7.0").containsEntry("allure", "3.18.0");
        assertThat(tools.androidHome().resolve("platform-tools/adb")).isExecutable();
        assertThat(tools.appium()).exists();
        assertThat(tools.allure()).exists();
    }

    @Test
    void passes_over_a_tool_that_is_too_old() throws Exception {
        fake.with("mitmdump", "echo 'Mitmproxy: 7.0.4'").with(folder.resolve("second"), "mitmdump",
                "echo 'Mitmproxy: 12.2.3'");
        assertThat(Tools.find(fake.user()).mitmdump()).isEqualTo(folder.resolve("second/mitmdump"));
    }

    @Test
    void a_tool_that_was_replaced_is_asked_again() throws Exception {
        assertThat(Tools.find(fake.user()).versions()).containsEntry("mitmproxy", "8.1.1");
        fake.with("mitmdump", "echo 'Mitmproxy: 10.4.2 by another package'");
        assertThat(Tools.find(fake.user()).versions()).containsEntry("mitmproxy", "10.4.2");
    }

    @Test
    void an_adb_outside_of_an_SDK_gets_a_folder_that_looks_like_one() throws Exception {
        Path adb = Tools.find(fake.user()).androidHome().resolve("platform-tools/adb");
        assertThat(Files.isSameFile(adb, fake.bin.resolve("adb"))).isTrue();
        Path sdk = folder.resolve("sdk/platform-tools");
        fake.with(sdk, "adb", "echo 'Version 36.0.0'");
        Files.delete(fake.bin.resolve("adb"));
        Files.createSymbolicLink(fake.bin.resolve("adb"), sdk.resolve("adb"));
        assertThat(Tools.find(fake.user()).androidHome()).isEqualTo(folder.resolve("sdk").toRealPath());
    }

    @ParameterizedTest
    @CsvSource({"v18.20.4,false", "v20.18.3,false", "v20.19.0,true", "v21.7.3,false", "v22.11.0,false",
            "v22.12.0,true", "v23.1.0,false", "v24.0.0,true", "v26.10.0,true"})
    void takes_the_versions_of_Node_that_Appium_takes(String version, boolean taken) {
        assertThat(Version.in(version).filter(Part.NODE::accepts).isPresent()).isEqualTo(taken);
    }

    @Test
    void parts_for_other_systems_need_not_be_there() {
        assertThat(new NodeParts(fake.user().nodeFolder()).fault()).isEmpty();
    }

    @Test
    void parts_that_are_removed_after_they_were_compared_are_missed() throws Exception {
        NodeParts parts = new NodeParts(fake.user().nodeFolder());
        assertThat(parts.fault()).isEmpty();
        Files.writeString(parts.folder().resolve("package-lock.json"), FakeMachine.lock("3.9.0"));
        assertThat(parts.fault()).isEqualTo(Optional.of(
                "node_modules/appium is not the version that package-lock.json pins"));
    }

    @Test
    void a_folder_that_is_no_checkout_is_named() {
        assertThat(new NodeParts(folder).fault()).hasValueSatisfying(
                fault -> assertThat(fault).contains(folder.toString()).contains("-Dleakgate.home=<checkout>"));
    }
}
