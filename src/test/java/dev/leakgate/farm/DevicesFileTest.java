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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
        "phones: Redmi Note 8|1: 'phones' is 'Redmi Note 8' and must be a list",
        "phones: []|1: 'phones' needs at least 1 in its list",
        "phone: []|1: 'phone' is not known here, allowed are phones, grid, bench; did you mean 'phones'?",
        "phones: [{udid: 8f2b1c3d}]|1: 'model' is missing here",
        "phones: [{model: Mi 10, udid: 8f2b, browser: [mint]}]|; did you mean 'browsers'?",
        "phones: [{model: Mi 10, udid: 12345678}]|1: 'udid' is a number and must be a text: put it in quotes",
        "phones: [{model: Mi 10, any: 0}]|1: 'any' is '0', the least is 1",
        "phones: [{model: Mi 10, any: 2, udid: 8f2b}]|1: the phone 'Mi 10' needs either 'udid:'",
        "phones: [{model: Mi 10, udid: 8f2b, flush: 2.5s}]|1: 'flush' is '2.5s' and must be a number",
        "phones: [{model: Mi 10, udid: 8f2b, consent: [cleardata]}]|; did you mean 'clear-data'?",
        "phones: [{model: Mi 10, udid: 8f2b, identifiers: {IMEI: a}}]|; did you mean 'imei'?",
        "phones: [{model: Mi 10, udid: 8f2b, identifiers: {imei: 490154203237518}}]|1: 'imei' is a number and must be a text: put it in quotes",
        "phones: [{model: Mi 10, udid: 8f2b}, {model: Mi 9, udid: 8f2b}]|1: the udid of 'mi-9' is that of 'mi-10' at",
        "phones: [{model: Mi 11, virtual: {profile: mi-11, apps: []}}]|1: there is no virtual phone 'mi-11', shipped are mi-10, mi-mix-3, redmi-k20, redmi-note-8",
        "phones: [{model: Mi 10, virtual: {profile: mi-10, apps: [mint-3.4]}}]|; did you mean 'mint-3.4.0'?",
        "{grid: 'hub:4444', phones: [{model: Mi 10, any: 1}]}|1: 'grid' is 'hub:4444' and must be an address such as http://hub:4444",
        "{bench: {adress: a}, phones: [{model: Mi 10, any: 1}]}|1: 'adress' is not known here, allowed are address, upstream; did you mean 'address'?"})
    void a_slip_is_told_with_its_line_and_what_was_meant(String text, String told) {
        assertThatThrownBy(() -> read(text)).hasMessageContaining("devices.yaml:").hasMessageContaining(told);
    }

    @Test
    void a_serial_number_that_looks_like_a_number_too_great_is_a_text() throws IOException {
        assertThat(read("phones: [{model: Mi 10, udid: 8e123456}, {model: Mi 9, udid: 99999999999999999999}]").phones())
                .extracting(p -> p.udid().orElseThrow()).containsExactly("8e123456", "99999999999999999999");
    }

    @Test
    void a_farm_without_phones_is_an_error() {
        assertThatThrownBy(() -> read("phones: []\n")).hasMessageContaining("devices.yaml:1: 'phones'");
    }

    private DevicesFile read(String text) throws IOException {
        return DevicesFile.read(Files.writeString(folder.resolve("devices.yaml"), text));
    }
}
