package dev.leakgate.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.farm.DevicesFile;
import dev.leakgate.farm.FarmPhone;
import dev.leakgate.lab.TestPhone;
import dev.leakgate.lab.android.InstalledPackage;
import dev.leakgate.lab.app.AppFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which browsers of a virtual phone are taken when its entry names none. */
class TestedBrowsersTest {

    private static final Map<String, BrowserFile> KNOWN = BrowserFile.readAll(Path.of("scenarios"));

    @TempDir
    Path folder;

    private TestPhone phone;

    @BeforeEach
    void switch_on() {
        phone = new TestPhone(folder, "phone");
    }

    @AfterEach
    void switch_off() {
        phone.close();
    }

    @Test
    void known_browsers_are_found_by_their_packages() throws IOException {
        install("mint-3.4.0");
        install("mi-browser-12.1.3");

        assertThat(tested("")).containsExactly("mi-browser", "mint", "miui");
        assertThat(phone.unknown()).isEmpty();
    }

    @Test
    void one_from_a_store_is_told_from_the_preloaded_one_of_the_same_package() throws IOException {
        install("mi-browser-pro-12.1.3");

        assertThat(tested("")).containsExactly("mi-browser-pro", "miui");
    }

    @Test
    void those_that_the_file_names_are_taken_and_no_others() throws IOException {
        install("mint-3.4.0");
        install("mi-browser-12.1.3");

        assertThat(tested(", browsers: [mint]")).containsExactly("mint");
    }

    @Test
    void what_is_tested_for_comparison_is_taken_where_it_is_on_the_phone_and_told_where_it_is_not() throws IOException {
        install("mint-3.4.0");
        String entry = ", browsers: [mint], references: [chrome]";
        assertThat(tested(entry)).containsExactly("mint");
        assertThat(TestedBrowsers.missing(entry(entry), KNOWN, List.of(KNOWN.get("mint")))).singleElement().asString()
                .startsWith("Chrome (com.android.chrome) is not on it, so there is nothing to compare with");

        install("chrome");
        assertThat(tested(entry)).containsExactly("mint", "chrome");
    }

    @Test
    void a_phone_without_any_has_its_own_screens_only() throws IOException {
        assertThat(tested("")).containsExactly("miui");
    }

    @Test
    void a_real_phones_own_screens_are_left_alone_without_its_owners_consent() throws IOException {
        assertThat(tested(", udid: a")).isEmpty();
        assertThat(tested(", udid: a, consent: [own-screens]")).containsExactly("miui");
    }

    private void install(String name) throws IOException {
        AppFile app = AppFile.read(name);
        phone.phone().packages().put(new InstalledPackage(app.packageName(), phone.phone().packages().uidFor(app.packageName()), app.versionCode(),
                app.versionName(), app.targetSdk(), app.launcherActivity(), app.activities(), app.permissions(), Map.of(), app.preloaded()));
    }

    private List<String> tested(String more) throws IOException {
        return TestedBrowsers.of(entry(more), KNOWN, command -> phone.shell(command).out()).stream().map(BrowserFile::slug).toList();
    }

    private FarmPhone entry(String more) throws IOException {
        Path file = Files.writeString(folder.resolve("devices.yaml"), "phones:\n  - {model: Redmi Note 8" + (more.contains("udid") ? "" : ", virtual: {profile: redmi-note-8, apps: []}") + more + "}\n");
        return DevicesFile.read(file).phones().get(0);
    }
}
