package dev.leakgate.phone.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.lab.TestPhone;
import dev.leakgate.secret.IdentifierReading;
import dev.leakgate.secret.IdentifierReading.State;
import dev.leakgate.secret.Secret;
import dev.leakgate.secret.SecretKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of virtual phones of several releases, which number their transactions differently. */
class HarvestTest {

    @TempDir
    Path folder;

    private TestPhone phone;

    @AfterEach
    void switch_off() {
        phone.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"28", "29", "30", "33", "34"})
    void each_kind_is_read_whatever_the_release(String sdk) throws IOException {
        Harvest harvest = on("ro.build.version.sdk: \"28\"", "ro.build.version.sdk: \"" + sdk + "\"");

        assertThat(values(harvest, SecretKind.IMEI)).containsExactlyInAnyOrder(drawn("imei"), drawn("imei2"));
        assertThat(values(harvest, SecretKind.IMSI)).containsExactly(drawn("imsi"));
        assertThat(values(harvest, SecretKind.ICCID)).containsExactly(drawn("iccid"));
        assertThat(values(harvest, SecretKind.PHONE)).containsExactly(drawn("phoneNumber"));
        assertThat(values(harvest, SecretKind.SERIAL)).containsExactly(drawn("serial"));
        assertThat(values(harvest, SecretKind.ANDROID_ID)).containsExactly(drawn("androidId"));
        assertThat(values(harvest, SecretKind.ADVERTISING_ID)).containsExactly(drawn("advertisingId"));
        assertThat(values(harvest, SecretKind.MAC)).containsExactlyInAnyOrder(drawn("mac"), drawn("bluetoothMac"));
        assertThat(values(harvest, SecretKind.SSID)).containsExactly(drawn("ssid"));
        assertThat(values(harvest, SecretKind.BSSID)).containsExactly(drawn("bssid"));
        assertThat(values(harvest, SecretKind.OTHER_ID)).isEmpty();
        assertThat(phone.unknown()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"28", "33"})
    void root_is_told_what_the_shell_is_refused(String sdk) throws IOException {
        on("ro.build.version.sdk: \"28\"", "ro.build.version.sdk: \"" + sdk + "\"");
        String own = phone.phone().ownAndroidId("com.mi.globalbrowser.mini");

        assertThat(shell("cat /data/system/users/0/settings_ssaid.xml 2>&1")).contains("Permission denied");
        assertThat(values(harvest(), SecretKind.ANDROID_ID)).containsExactly(drawn("androidId"), own);
        assertThat(values(harvest(), SecretKind.GSF_ID)).containsExactly(String.format("%016x", Long.parseLong(drawn("gsfId"))));
        assertThat(reading(harvest(), SecretKind.GSF_ID).why()).isEqualTo("Google's services, as root");
        assertThat(phone.unknown()).isEmpty();
    }

    @Test
    void without_root_what_is_refused_is_not_readable_and_says_by_whom() throws IOException {
        Harvest harvest = on("rooted: true", "rooted: false");

        assertThat(reading(harvest, SecretKind.GSF_ID).state()).isEqualTo(State.NOT_READABLE);
        assertThat(reading(harvest, SecretKind.GSF_ID).why()).startsWith("Google's services refuse it to the shell, and there is no root");
        assertThat(reading(harvest, SecretKind.WIDEVINE_ID).why()).startsWith("told to apps only, to each another one");
    }

    @Test
    void without_googles_services_there_is_no_id_of_theirs() throws IOException {
        Harvest harvest = on("ro.miui.has_gmscore: \"1\"", "ro.miui.has_gmscore: \"0\"");

        assertThat(reading(harvest, SecretKind.GSF_ID)).isEqualTo(new IdentifierReading(SecretKind.GSF_ID, State.NOT_PRESENT, 0, "no Google services"));
    }

    @Test
    void the_vendors_identifier_service_is_asked_for_the_oaid() throws IOException {
        assertThat(values(on("ro.miui.region: RU", "ro.miui.region: CN"), SecretKind.OAID)).containsExactly(drawn("oaid"));
    }

    @Test
    void a_network_named_by_an_everyday_word_is_not_looked_for_and_that_is_told() throws IOException {
        on("adbinput: \"1\"", "adbinput: \"1\"");

        Harvest harvest = Harvest.of("mine", Map.of(), script -> shell(script).replace(drawn("ssid"), "Home, sweet home"));

        assertThat(values(harvest, SecretKind.SSID)).isEmpty();
        assertThat(reading(harvest, SecretKind.SSID).why()).contains("give the bench's Wi-Fi a name of its own");
        assertThat(values(harvest, SecretKind.BSSID)).containsExactly(drawn("bssid"));
    }

    @Test
    void what_is_not_there_is_told_from_what_is_not_readable() throws IOException {
        Harvest harvest = on("gsm.sim.state: READY", "gsm.sim.state: ABSENT");

        assertThat(reading(harvest, SecretKind.IMEI)).isEqualTo(new IdentifierReading(SecretKind.IMEI, State.READ, 2, "the telephony service"));
        assertThat(reading(harvest, SecretKind.ICCID)).isEqualTo(new IdentifierReading(SecretKind.ICCID, State.NOT_PRESENT, 0, "no SIM"));
        assertThat(reading(harvest, SecretKind.EMAIL)).isEqualTo(new IdentifierReading(SecretKind.EMAIL, State.NOT_PRESENT, 0, "nobody is signed in"));
        assertThat(reading(harvest, SecretKind.OAID)).isEqualTo(
                new IdentifierReading(SecretKind.OAID, State.NOT_PRESENT, 0, "no identifier service (com.miui.idprovider)"));
    }

    @Test
    void the_sims_own_table_is_read_where_the_telephony_service_does_not_tell() throws IOException {
        on("adbinput: \"1\"", "adbinput: \"1\"");

        Harvest harvest = Harvest.of("mine", Map.of(), script -> shell(script.replace("service call iphonesubinfo", "false")));

        assertThat(values(harvest, SecretKind.ICCID)).containsExactly(drawn("iccid"));
        assertThat(values(harvest, SecretKind.PHONE)).containsExactly(drawn("phoneNumber"));
        assertThat(reading(harvest, SecretKind.IMSI)).isEqualTo(new IdentifierReading(SecretKind.IMSI, State.READ, 1, "the SIMs' table"));
    }

    @Test
    void a_phone_that_refuses_its_imei_to_the_shell_says_so_and_how_to_add_it() throws IOException {
        Harvest harvest = on("adbinput: \"1\"", "adbinput: \"0\"");

        assertThat(reading(harvest, SecretKind.IMEI).state()).isEqualTo(State.NOT_READABLE);
        assertThat(reading(harvest, SecretKind.IMEI).why()).contains("refuses it to the shell", "'identifiers:'", "*#06#");
    }

    @Test
    void what_a_person_added_is_looked_for_too() throws IOException {
        on("adbinput: \"1\"", "adbinput: \"0\"");

        Harvest harvest = Harvest.of("mine", Map.of("imei", "490154203237518"), this::shell);

        assertThat(harvest.secrets()).contains(new Secret(SecretKind.IMEI, "490154203237518", "mine"));
        assertThat(reading(harvest, SecretKind.IMEI).why()).isEqualTo("the devices file");
    }

    @Test
    void a_sweep_finds_identifiers_by_name_and_shape_and_passes_by_what_all_phones_of_a_firmware_share() throws IOException {
        on("adbinput: \"1\"", "adbinput: \"1\"");
        shell("settings put global mi_health_id 0f8fad5b-d9cb-469f-a165-70867728950e; settings put secure vendor_oaid 1f0e9d8c7b6a5f4e;"
                + "setprop ro.boot.wifi_macaddr 64:cc:2e:01:02:03; setprop persist.radio.imei 490154203237518;"
                + "setprop ro.boot.vbmeta.digest 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08; setprop ro.build.id QKQ1.191117.002;"
                + "settings put global wifi_mac 02:00:00:00:00:00");

        assertThat(harvest().secrets()).extracting(Secret::value)
                .contains("0f8fad5b-d9cb-469f-a165-70867728950e", "1f0e9d8c7b6a5f4e", "64:cc:2e:01:02:03", "490154203237518")
                .noneMatch(value -> value.startsWith("9f86d081") || value.startsWith("QKQ1") || value.startsWith("02:00"));
        assertThat(reading(harvest(), SecretKind.OAID).why()).isEqualTo("settings");
    }

    @Test
    void readings_hold_no_value() throws IOException {
        Harvest harvest = on("adbinput: \"1\"", "adbinput: \"1\"");

        assertThat(harvest.secrets()).hasSizeGreaterThan(8)
                .allSatisfy(secret -> assertThat(harvest.readings().toString()).doesNotContainIgnoringCase(secret.value()));
    }

    private Harvest on(String line, String other) throws IOException {
        String shipped = Files.readString(Path.of("src/main/resources/lab/phones/redmi-note-8.yaml"));
        assertThat(shipped).contains(line);
        phone = new TestPhone(folder, "mine", Files.writeString(folder.resolve("profile.yaml"), shipped.replace(line, other)).toString());
        return harvest();
    }

    private Harvest harvest() {
        return Harvest.of("mine", Map.of(), this::shell);
    }

    private String shell(String command) {
        return phone.shell(command).out();
    }

    private String drawn(String word) {
        return phone.phone().identifiers().get(word);
    }

    private static List<String> values(Harvest harvest, SecretKind kind) {
        return harvest.secrets().stream().filter(s -> s.kind() == kind).map(Secret::value).toList();
    }

    private static IdentifierReading reading(Harvest harvest, SecretKind kind) {
        return harvest.readings().stream().filter(r -> r.kind() == kind).findFirst().orElseThrow();
    }
}
