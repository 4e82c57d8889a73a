package dev.leakgate.lab.android;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.lab.TestPhone;
import dev.leakgate.lab.android.Profile.Numbering;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentifiersTest {

    private static final Numbering NUMBERING = new Numbering("86451704", "64:cc:2e", "00101", "40");

    @Test
    void are_the_same_for_the_same_seed_and_phone() {
        assertThat(Identifiers.draw(1, "a", NUMBERING).all()).isEqualTo(Identifiers.draw(1, "a", NUMBERING).all());
    }

    @Test
    void are_all_different_for_another_phone_or_seed() {
        Identifiers first = Identifiers.draw(1, "a", NUMBERING);

        assertThat(Identifiers.draw(1, "b", NUMBERING).all().values()).doesNotContainAnyElementsOf(first.all().values());
        assertThat(Identifiers.draw(2, "a", NUMBERING).all().values()).doesNotContainAnyElementsOf(first.all().values());
    }

    @Test
    void have_the_form_of_real_ones() {
        Identifiers i = Identifiers.draw(3, "a", NUMBERING);

        assertThat(i.get("imei")).matches("86451704\\d{7}");
        assertThat(i.get("serial")).matches("[0-9a-f]{8}");
        assertThat(i.get("androidId")).matches("[0-9a-f]{16}");
        assertThat(i.get("mac")).matches("64:cc:2e(:[0-9a-f]{2}){3}");
        assertThat(i.get("advertisingId")).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(i.get("imsi")).matches("00101\\d{10}");
        assertThat(i.get("iccid")).matches("8940\\d{15}");
        assertThat(i.get("phoneNumber")).matches("\\+407\\d{9}");
    }

    @Test
    void end_with_the_check_digit_of_the_standards_example() {
        assertThat(Identifiers.withLuhn("7992739871")).isEqualTo("79927398713");
    }

    @Test
    void can_be_harvested_by_shell(@TempDir Path folder) {
        try (TestPhone phone = new TestPhone(folder, "ids")) {
            Identifiers i = phone.phone().identifiers();

            assertThat(phone.shell("settings get secure android_id").out().strip()).isEqualTo(i.get("androidId"));
            assertThat(phone.shell("getprop ro.boot.serialno").out().strip()).isEqualTo(i.get("serial"));
            assertThat(phone.shell("settings get global ad_aaid").out().strip()).isEqualTo(i.get("advertisingId"));
            assertThat(phone.shell("ip link show wlan0").out()).contains("link/ether " + i.get("mac"));
            assertThat(phone.shell("settings get secure bluetooth_address").out().strip()).isEqualToIgnoringCase(i.get("bluetoothMac"));
            assertThat(parcelText(phone.shell("service call iphonesubinfo 1 s16 com.android.shell").out())).isEqualTo(i.get("imei"));
            assertThat(parcelText(phone.shell("service call iphonesubinfo 7 s16 com.android.shell").out())).isEqualTo(i.get("imsi"));
            assertThat(parcelText(phone.shell("service call iphonesubinfo 11 s16 com.android.shell").out())).isEqualTo(i.get("iccid"));
            assertThat(phone.shell("service call iphonesubinfo 2 s16 com.android.shell").out())
                    .isEqualTo("Result: Parcel(00000000 ffffffff                   '........')\n");
            assertThat(phone.unknown()).isEmpty();
        }
    }

    /** What is between the quotes, without the NULs of UTF-16 that are printed as dots. */
    private static String parcelText(String dump) {
        return dump.lines().filter(l -> l.contains("'")).map(l -> l.substring(l.indexOf('\'') + 1, l.lastIndexOf('\'')))
                .reduce("", String::concat).substring(8).replace(".", "");
    }
}
