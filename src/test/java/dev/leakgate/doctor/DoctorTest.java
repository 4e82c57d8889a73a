package dev.leakgate.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.browser.BrowserFile;
import dev.leakgate.farm.DevicesFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A bench with a fit phone and one that is not, examined through real adb, Appium and mitmproxy. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DoctorTest {

    @TempDir
    static Path folder;

    private List<Diagnosis> found;

    @BeforeAll
    void examine() throws IOException {
        String shipped = Files.readString(Path.of("src/main/resources/lab/phones/mi-10.yaml"));
        Path troubled = Files.writeString(folder.resolve("troubled.yaml"), shipped
                .replaceFirst("adbinput: \"1\"", "adbinput: \"0\"").replaceFirst("adbinstall: \"1\"", "adbinstall: \"0\"")
                .replaceFirst("rooted: true", "rooted: false")
                .replaceFirst("private_dns_mode: \"off\"", "private_dns_mode: opportunistic, http_proxy: \"10.0.0.1:3128\""));
        Path devices = Files.writeString(folder.resolve("devices.yaml"), """
                phones:
                  - {model: Fit, virtual: {profile: mi-10, apps: [mint-compliant, mi-browser-compliant]}}
                  - {model: Troubled, virtual: {profile: %s, apps: [mint-compliant]}, browsers: [mint, mi-browser]}
                """.formatted(troubled));
        found = new Doctor(DevicesFile.read(devices), BrowserFile.readAll(Path.of("scenarios")), folder.resolve("state"), folder.resolve("exam"))
                .examine();
    }

    @Test
    void this_machine_is_fit() {
        assertThat(at(Diagnosis.HOST)).extracting(Diagnosis::subject)
                .contains("Java", "adb", "mitmdump", "appium", "address for phones", "ports", "certificate authority", "disk");
        assertThat(at(Diagnosis.HOST)).noneMatch(d -> d.outcome() instanceof Outcome.Failure);
    }

    @Test
    void a_fit_phone_is_fit_in_everything_and_its_browser_proves_that_it_trusts_the_bench() {
        assertThat(at("fit")).allSatisfy(d -> assertThat(d.outcome()).as(d.subject()).isInstanceOf(Outcome.Ok.class));
        assertThat(at("fit", "browsers").seen()).startsWith("Mi Browser 99.0.0, Mint 99.0.0, MIUI ");
        assertThat(at("fit", "trust of Mint").seen()).startsWith("proved");
        assertThat(at("fit")).extracting(Diagnosis::subject).as("the phone's own screens open no page").doesNotContain("trust of MIUI");
    }

    @Test
    void each_trouble_has_its_cure() {
        assertThat(at("troubled", "adb")).isInstanceOf(Outcome.Ok.class);
        assertThat(at("troubled", "USB debugging (Security settings)")).isInstanceOf(Outcome.Failure.class);
        assertThat(at("troubled", "Install via USB")).isInstanceOf(Outcome.Failure.class);
        assertThat(at("troubled", "settings and input from the shell")).isInstanceOf(Outcome.Failure.class);
        assertThat(at("troubled", "Private DNS")).isInstanceOf(Outcome.Warning.class);
        assertThat(at("troubled", "proxy").seen()).contains("10.0.0.1:3128");
        assertThat(at("troubled", "root")).isInstanceOf(Outcome.Failure.class);
        assertThat(at("troubled", "browsers").seen()).isEqualTo("not on the phone: Mi Browser (com.mi.globalbrowser)");
        assertThat(at("troubled", "Appium and its driver")).isInstanceOf(Outcome.Failure.class);
        assertThat(at("troubled")).filteredOn(d -> !(d.outcome() instanceof Outcome.Ok))
                .allSatisfy(d -> assertThat(d.outcome().cure()).as(d.subject()).isNotBlank());
    }

    @Test
    void the_virtual_phones_knew_every_question() {
        assertThat(folder.resolve("exam/lab/unknown.jsonl")).satisfiesAnyOf(
                file -> assertThat(file).doesNotExist(), file -> assertThat(file).isEmptyFile());
    }

    private List<Diagnosis> at(String place) {
        return found.stream().filter(d -> d.place().equals(place)).toList();
    }

    private Outcome at(String place, String subject) {
        return at(place).stream().filter(d -> d.subject().equals(subject)).findFirst().orElseThrow().outcome();
    }
}
