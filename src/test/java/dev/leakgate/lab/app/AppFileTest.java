package dev.leakgate.lab.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leakgate.yaml.YamlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppFileTest {

    private static final String LAMP = """
            package: org.example.lamp
            version: {name: "1.0", code: 1}
            targetSdk: 28
            activities:
              .Main: {shows: main}
            data:
              light: "off"
            screens:
              main:
                - {text: "The light is ${light}"}
                - {is: Switch, text: Light, checked: light, tap: toggle light}
            requests:
              ping:
                on: start
                get: https://lamp.example.org/?light=${light}
                assumed: true
            """;

    @TempDir
    Path dir;

    @ParameterizedTest
    @CsvSource({
        "mint-3.4.0, com.mi.globalbrowser.mini, 3.4.0, com.mi.globalbrowser.mini.MainActivity",
        "mint-3.4.3, com.mi.globalbrowser.mini, 3.4.3, com.mi.globalbrowser.mini.MainActivity",
        "mint-compliant, com.mi.globalbrowser.mini, 99.0.0, com.mi.globalbrowser.mini.MainActivity",
        "mi-browser-12.1.3, com.mi.globalbrowser, 12.1.3, com.android.browser.BrowserActivity",
        "mi-browser-12.1.4, com.mi.globalbrowser, 12.1.4, com.android.browser.BrowserActivity",
        "mi-browser-compliant, com.mi.globalbrowser, 99.0.0, com.android.browser.BrowserActivity",
        "mi-browser-pro-12.1.3, com.mi.globalbrowser, 12.1.3, com.android.browser.BrowserActivity",
        "miui-home, com.miui.home, 99.0.0, com.miui.home.launcher.Launcher",
        "miui-home-11, com.miui.home, RELEASE-4.16.3, com.miui.home.launcher.Launcher",
        "miui-home-12, com.miui.home, RELEASE-4.20.0, com.miui.home.launcher.Launcher",
        "miui-player-recording, com.miui.player, 3.16.0, com.miui.player.ui.MusicBrowserActivity",
        "contacts, com.android.contacts, 10.1, com.android.contacts.activities.PeopleActivity",
        "android-settings, com.android.settings, 10, com.android.settings.Settings"})
    void every_shipped_app_reads(String name, String packageName, String version, String launcher) {
        AppFile app = AppFile.read(name);
        assertThat(app.packageName()).isEqualTo(packageName);
        assertThat(app.versionName()).isEqualTo(version);
        assertThat(app.launcherActivity()).isEqualTo(launcher);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mint-compliant", "mi-browser-compliant"})
    void compliant_builds_have_no_channel_and_ask_for_their_configuration_and_for_signing_in(String name) {
        assertThat(AppFile.read(name).channels()).isEmpty();
        assertThat(AppFile.read(name).requests()).extracting(Beacon::name).containsExactly("configuration", "sign-in");
    }

    @Test
    void a_file_of_ones_own_is_read_by_its_path() throws IOException {
        AppFile app = AppFile.read(write(LAMP));
        assertThat(app.name()).isEqualTo("lamp");
        assertThat(app.activities()).containsExactly("org.example.lamp.Main");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "targetSdk: 28     | target: 28             | lamp.yaml:3: 'target' is not known here, allowed are extends, package, version",
        "shows: main       | shows: mian            | lamp.yaml:5: there is no screen 'mian', allowed are main",
        "text: Light       | texts: Light           | lamp.yaml:11: 'texts' is not known here, allowed are id, is, text",
        "is: Switch        | is: Slider             | lamp.yaml:11: 'Slider' is not known here, allowed are TextView, EditText",
        "toggle light      | togle light            | lamp.yaml:11: 'togle' is not known here, allowed are goto <screen>, back",
        "toggle light      | toggle                 | lamp.yaml:11: 'toggle' is not complete, write: toggle <data>",
        "toggle light      | toggle lamp            | lamp.yaml:11: there is no data item 'lamp', allowed are light",
        "toggle light      | set light dim          | lamp.yaml:11: 'light' cannot be 'dim', allowed are on, off",
        "toggle light      | incognito on           | lamp.yaml:11: 'incognito' is for browsers, and this app has no 'browser:'",
        "checked: light    | checked: lamp          | lamp.yaml:11: there is no data item 'lamp', allowed are light",
        "checked: light    | when: lihgt            | lamp.yaml:11: 'lihgt' is not known here, allowed are light",
        "is ${light}       | is ${lite}             | lamp.yaml:10: '${lite}' is not known here, allowed are app.package, app.version",
        "?light=${light}   | ?url=${url}            | lamp.yaml:15: '${url}' is not known here",
        "on: start         | on: begin              | lamp.yaml:14: 'begin' is not known here, allowed are start, page-started, page-finished, search",
        "assumed: true     | once: true             | lamp.yaml:14: say where this is published ('source: ...')"})
    void an_error_names_file_line_and_what_is_allowed(String right, String wrong, String message) throws IOException {
        assertThat(LAMP).contains(right);
        String file = write(LAMP.replace(right, wrong));
        assertThatThrownBy(() -> AppFile.read(file)).isInstanceOf(YamlException.class).hasMessageContaining(message);
    }

    @Test
    void a_name_that_no_app_has_is_an_error() {
        assertThatThrownBy(() -> AppFile.read("mint-9")).isInstanceOf(YamlException.class)
                .hasMessageContaining("there is no app 'mint-9'");
    }

    @Test
    void an_app_cannot_extend_itself() throws IOException {
        Path file = Files.writeString(dir.resolve("mint-3.4.3.yaml"), "extends: mint-compliant\n");
        assertThatThrownBy(() -> AppFile.read(file.toString())).isInstanceOf(YamlException.class)
                .hasMessageContaining("'mint-3.4.3' extends itself: mint-3.4.3 extends mint-compliant extends mint-3.4.3");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "mint-3.4.0 | enhanced-incognito | off  | app 'mint-3.4.0' has no switch 'enhanced-incognito', allowed are consented",
        "mint-3.4.3 | enhanced-incognito | of   | switch 'enhanced-incognito' of app 'mint-3.4.3' cannot be 'of', allowed are on, off",
        "mint-3.4.3 | engine             | Bing | switch 'engine' of app 'mint-3.4.3' cannot be 'Bing', allowed are Google, DuckDuckGo"})
    void a_switch_must_exist_and_fit(String app, String item, String value, String message) {
        assertThatThrownBy(() -> AppFile.read(app).install(new TestPhone(), null, Map.of(item, value), "p", 1))
                .hasMessageContaining(message);
    }

    private String write(String yaml) throws IOException {
        return Files.writeString(dir.resolve("lamp.yaml"), yaml).toString();
    }
}
