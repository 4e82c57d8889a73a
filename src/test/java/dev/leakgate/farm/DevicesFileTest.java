package dev.leakgate.farm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevicesFileTest {

    @TempDir
    Path folder;

    @Test
    void the_shipped_file_lists_the_four_models_of_the_case() {
        DevicesFile devices = DevicesFile.read(Path.of("devices.yaml"));

        assertThat(devices.phones()).extracting(FarmPhone::model)
                .containsOnly("Redmi Note 8", "Mi 10", "Redmi K20", "Mi MIX 3");
        assertThat(devices.phones()).allMatch(p -> p.virtual().isPresent());
    }

    @Test
    void a_real_phone_is_one_line() throws IOException {
        FarmPhone phone = read("phones:\n  - {model: Mi 10, udid: 8f2b1c3d, browsers: [mint]}\n").phones().get(0);

        assertThat(phone.id()).isEqualTo("mi-10");
        assertThat(phone.udid()).contains("8f2b1c3d");
        assertThat(phone.virtual()).isEmpty();
    }

    @Test
    void two_phones_of_one_model_need_ids_of_their_own() {
        assertThatThrownBy(() -> read("phones:\n  - {model: Mi 10, udid: a, browsers: [mint]}\n  - {model: Mi 10, udid: b, browsers: [mint]}\n"))
                .hasMessageContaining("devices.yaml:3: the phone 'mi-10' stands already at")
                .hasMessageContaining("give one of them another 'id:'");
    }

    @Test
    void a_phone_is_either_real_or_virtual() {
        assertThatThrownBy(() -> read("phones:\n  - {model: Mi 10, browsers: [mint]}\n"))
                .hasMessageContaining("devices.yaml:2: the phone 'Mi 10' needs either 'udid:'");
    }

    @Test
    void what_cannot_be_undone_needs_the_owners_consent_on_a_real_phone_only() throws IOException {
        FarmPhone silent = read("phones:\n  - {model: Mi 10, udid: a, browsers: [mint]}\n").phones().get(0);
        FarmPhone agreed = read("phones:\n  - {model: Mi 10, udid: a, browsers: [mint], consent: [clear-data], holds: [accounts]}\n").phones().get(0);
        FarmPhone virtual = DevicesFile.read(Path.of("devices.yaml")).phones().get(0);

        assertThat(Consent.values()).noneMatch(silent::allows).allMatch(virtual::allows);
        assertThat(agreed.allows(Consent.CLEAR_DATA)).isTrue();
        assertThat(agreed.allows(Consent.CERTIFICATE)).isFalse();
        assertThat(agreed.holds()).containsExactly(PersonalData.ACCOUNTS);
    }

    @Test
    void an_unknown_consent_or_identifier_is_told_with_its_line_and_the_words_there_are() {
        assertThatThrownBy(() -> read("phones:\n  - model: Mi 10\n    udid: a\n    browsers: [mint]\n    consent: [all]\n"))
                .hasMessageContaining("devices.yaml:5").hasMessageContaining("clear-data");
        assertThatThrownBy(() -> read("phones:\n  - model: Mi 10\n    udid: a\n    browsers: [mint]\n    identifiers: {imie: \"1\"}\n"))
                .hasMessageContaining("devices.yaml:5").hasMessageContaining("imie");
    }

    @Test
    void several_phones_of_a_model_are_one_line() throws IOException {
        assertThat(read("phones:\n  - {model: Redmi Note 8, any: 2, browsers: [mint]}\n").phones()).extracting(FarmPhone::id)
                .containsExactly("redmi-note-8-1", "redmi-note-8-2");
        assertThatThrownBy(() -> read("phones:\n  - {model: Mi 10, any: 2, udid: a, browsers: [mint]}\n"))
                .hasMessageContaining("devices.yaml:2: the phone 'Mi 10' needs either");
    }

    @Test
    void phones_hang_on_a_grid_on_a_server_that_runs_already_or_on_ours() throws IOException {
        DevicesFile behindGrid = read("grid: http://hub:4444\nphones:\n  - {model: Mi 10, udid: a, browsers: [mint]}\n");
        DevicesFile mixed = read("phones:\n  - {model: Mi 10, udid: a, appium: 'http://desk:4723', browsers: [mint]}\n"
                + "  - {model: Mi MIX 3, udid: b, browsers: [mint]}\n");

        assertThat(behindGrid.grid()).contains(URI.create("http://hub:4444"));
        assertThat(mixed.grid()).isEmpty();
        assertThat(mixed.phones()).extracting(FarmPhone::appium).containsExactly(Optional.of(URI.create("http://desk:4723")), Optional.empty());
    }

    @Test
    void a_phone_that_only_this_machine_can_play_or_find_does_not_hang_elsewhere() {
        assertThatThrownBy(() -> read("grid: http://hub:4444\nphones:\n  - {model: Mi 10, virtual: {profile: mi-10, apps: []}, browsers: [mint]}\n"))
                .hasMessageContaining("devices.yaml:3: with a 'grid:' every phone hangs on one of its nodes");
        assertThatThrownBy(() -> read("phones:\n  - {model: Mi 10, any: 2, appium: 'http://desk:4723', browsers: [mint]}\n"))
                .hasMessageContaining("devices.yaml:2").hasMessageContaining("udid");
        assertThatThrownBy(() -> read("grid: 'http://?'\nphones:\n  - {model: Mi 10, udid: a, browsers: [mint]}\n"))
                .hasMessageContaining("devices.yaml:1: 'http://?' is no address");
    }

    @Test
    void traffic_may_go_on_to_an_upstream_proxy_whose_certificate_stands_beside_the_file() throws IOException {
        assertThat(read("bench: {upstream: {proxy: 'proxy:3128', ca: ca.pem}}\nphones:\n  - {model: Mi 10, udid: a, browsers: [mint]}\n").uplink())
                .contains(new Uplink("proxy:3128", folder.resolve("ca.pem")));
    }

    @Test
    void a_farm_without_phones_is_an_error() {
        assertThatThrownBy(() -> read("phones: []\n")).hasMessageContaining("devices.yaml:1: 'phones'");
    }

    private DevicesFile read(String text) throws IOException {
        return DevicesFile.read(Files.writeString(folder.resolve("devices.yaml"), text));
    }
}
