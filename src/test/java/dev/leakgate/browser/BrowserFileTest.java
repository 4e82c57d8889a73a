package dev.leakgate.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leakgate.scenario.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrowserFileTest {

    private static final Map<String, BrowserFile> SHIPPED = BrowserFile.readAll(Path.of("scenarios"));

    @TempDir
    Path folder;

    @Test
    void an_id_without_a_colon_belongs_to_the_package() {
        assertThat(SHIPPED.get("mint").locators().get("address"))
                .contains(new Locator.Id("com.mi.globalbrowser.mini:id/url_bar"));
        assertThat(SHIPPED.get("mint").locators().get("consent")).contains(new Locator.Id("android:id/button1"));
    }

    @Test
    void the_published_verdict_depends_on_version_mode_and_switch() {
        BrowserFile mint = SHIPPED.get("mint");

        assertThat(mint.published("3.4.0", Optional.empty(), Mode.INCOGNITO, "search-typed")).contains("FAIL");
        assertThat(mint.published("3.4.3", Optional.of("off"), Mode.INCOGNITO, "search-typed")).contains("PASS");
        assertThat(mint.published("3.4.3", Optional.of("on"), Mode.INCOGNITO, "search-typed")).contains("FAIL");
        assertThat(mint.published("3.4.3", Optional.of("off"), Mode.NORMAL, "search-typed")).contains("FAIL");
    }

    @Test
    void a_prediction_may_be_of_one_scenario_and_silent_on_a_mode() {
        BrowserFile mint = SHIPPED.get("mint");

        assertThat(mint.published("3.4.0", Optional.empty(), Mode.NORMAL, "idle-after-start")).contains("FAIL");
        assertThat(mint.published("3.4.0", Optional.empty(), Mode.INCOGNITO, "idle-after-start")).isEmpty();
    }

    @Test
    void nothing_is_predicted_of_a_version_that_no_report_speaks_of() {
        assertThat(SHIPPED.get("mint").published("17.0", Optional.of("off"), Mode.NORMAL, "search-typed")).isEmpty();
    }

    @Test
    void a_way_that_taps_an_unknown_view_names_the_known_ones() throws IOException {
        String text = Files.readString(Path.of("scenarios/browsers/mint.yaml")).replace("[{tap: address}]", "[{tap: adress}]");
        Path file = Files.writeString(folder.resolve("mint.yaml"), text);

        assertThatThrownBy(() -> BrowserFile.read(file)).hasMessageMatching(
                ".*mint.yaml:\\d+: 'adress' is not among the locators, known are consent, address, .*");
    }
}
