package dev.leakgate.phone.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.lab.TestPhone;
import dev.leakgate.secret.SecretKind;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken for an identifier of all that properties and settings say, and what is not. */
class SweepTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "[persist.vendor.made.up]: [0f8fad5b-d9cb-469f-a165-70867728950e]|OTHER_ID|0f8fad5b-d9cb-469f-a165-70867728950e",
        "[persist.sys.who]: [{\"a\":\"0f8fad5b-d9cb-469f-a165-70867728950e\"}]|OTHER_ID|0f8fad5b-d9cb-469f-a165-70867728950e",
        "[ro.boot.cpu]: [490154203237518]|IMEI|490154203237518",
        "[persist.radio.info]: [1,490154203237518]|IMEI|490154203237518",
        "[persist.vendor.net]: [wlan0 64:CC:2E:01:02:03 up]|MAC|64:CC:2E:01:02:03",
        "[persist.radio.card]: [8944501234567890124]|ICCID|8944501234567890124",
        "[ro.boot.chip]: [9f86d081884c7d659a2feaa0c55ad015]|OTHER_ID|9f86d081884c7d659a2feaa0c55ad015"})
    void a_telling_shape_in_a_property_is_enough_under_any_name(String line, SecretKind kind, String value) {
        assertThat(Sweep.property(line)).containsExactly(new Find(kind, value, "getprop"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "cloud_mark=1f0e9d8c7b6a5f4e|OTHER_ID|1f0e9d8c7b6a5f4e",
        "mi_health=0f8fad5b-d9cb-469f-a165-70867728950e|OTHER_ID|0f8fad5b-d9cb-469f-a165-70867728950e",
        "ad_aaid=0f8fad5b-d9cb-469f-a165-70867728950e|ADVERTISING_ID|0f8fad5b-d9cb-469f-a165-70867728950e",
        "vendor_oaid=1f0e9d8c7b6a5f4e|OAID|1f0e9d8c7b6a5f4e",
        "push_reg=kM3xQ9vT2bLw7ZpR5nYd8GhC1sJf4UaE|OTHER_ID|kM3xQ9vT2bLw7ZpR5nYd8GhC1sJf4UaE",
        "last_wifi=Home;64:cc:2e:01:02:03;5180|MAC|64:cc:2e:01:02:03",
        "last_bssid=64:cc:2e:01:02:03|BSSID|64:cc:2e:01:02:03"})
    void a_telling_shape_in_a_setting_is_enough_under_any_name(String line, SecretKind kind, String value) {
        assertThat(Sweep.setting(line)).containsExactly(new Find(kind, value, "settings"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "[ro.boot.vbmeta.digest]: [9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08]",
        "[ro.build.id]: [QKQ1.191117.002]", "[ro.build.fingerprint]: [Xiaomi/umi/umi:10/QKQ1.191117.002/V12.0.2.0.QJBMIXM:user/release-keys]",
        "[ro.build.date.utc]: [1588518000]", "[ro.vendor.build.uuid]: [9f86d081884c7d659a2feaa0c55ad015]", "[ro.com.google.clientidbase]: [android-xiaomi]",
        "[sys.boot_time_us]: [1588518000123450]", "[persist.sys.mac]: [02:00:00:00:00:00]", "[wifi.group]: [01:00:5e:00:00:fb]",
        "[bluetooth.profile]: [0000110b-0000-1000-8000-00805f9b34fb]", "[persist.none]: [00000000-0000-0000-0000-000000000000]",
        "[gsm.version.baseband]: [4.3.c2-00106-SM8250_GEN_PACK-1.321340.1.322041.1,4.3.c2-00106-SM8250_GEN_PACK-1]",
        "[dalvik.vm.isa.arm64.features]: [default]", "[ro.hardware.egl]: [adreno]", "[persist.sys.timezone]: [Europe/Bucharest]",
        "[ro.opengles.version]: [196610]", "[ro.crypto.volume.filenames_mode]: [aes-256-cts]", "[sys.usb.config]: [mtp,adb]",
        "[debug.sf.early_phase_offset_ns]: [500000000000000]"})
    void what_all_phones_of_a_firmware_share_is_passed_by(String line) {
        assertThat(Sweep.property(line)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"enabled_input_methods=com.google.android.inputmethod.latin/com.android.inputmethod.latin.LatinIME:com.sohu.inputmethod.sogou.xiaomi/.SogouIME",
        "ringtone=content://media/internal/audio/media/69?title=Atria&canonical=1", "last_boot_us=1588518000123450", "install_time=1588518000123",
        "miui_system_features=MiuiSystemUIPlugin2021ReleaseVersion12Global", "theme=MiuiDefaultThemeForGlobalRelease2020v12", "wifi_mac=02:00:00:00:00:00",
        "config_hash=9f86d081884c7d659a2feaa0c55ad015", "http_proxy=127.0.0.1:8080", "zen_rule=0,0,1,1", "volume_music_speaker=7"})
    void everyday_settings_are_passed_by(String line) {
        assertThat(Sweep.setting(line)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"redmi-note-8", "mi-10", "redmi-k20", "mi-mix-3"})
    void of_a_virtual_phone_it_finds_nothing_but_what_was_drawn_for_it(String model, @TempDir Path folder) {
        try (TestPhone phone = new TestPhone(folder, "mine", model)) {
            List<Find> finds = Stream.concat(lines(phone, "getprop").flatMap(Sweep::property),
                    Stream.of("global", "secure", "system").flatMap(space -> lines(phone, "settings list " + space)).flatMap(Sweep::setting)).toList();

            assertThat(finds).isNotEmpty().allSatisfy(find ->
                    assertThat(phone.phone().identifiers().all().values()).anyMatch(find.value()::equalsIgnoreCase));
        }
    }

    private static Stream<String> lines(TestPhone phone, String command) {
        return phone.shell(command).out().lines();
    }
}
