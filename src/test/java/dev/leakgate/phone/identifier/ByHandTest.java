package dev.leakgate.phone.identifier;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leakgate.farm.DevicesFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Identifiers that a person copied into the devices file, with and without slips. */
class ByHandTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"imei,490154203237518", "imei,49-015420-323751-8", "imei,49015420323751", "meid,A0000012345678", "imsi,460001234567890",
        "iccid,89860012345678901238", "mac,64:cc:2e:01:02:03", "bssid,64-CC-2E-01-02-03", "androidId,b2c3d4e5f60718", "gsfId,3991350912597918270",
        "advertisingId,0f8fad5b-d9cb-469f-a165-70867728950e", "phone,+40 712 345 678", "email,jo@mail.example", "account,1234567890", "ssid,Bench-482913"})
    void what_may_be_right_is_taken(String kind, String value) {
        assertThatCode(() -> check(kind, value)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"imei,490154203237519,one of them was mistyped", "imei,4901542,has no 15 digits", "meid,A00000123456,has no 14 hex digits",
        "imsi,46000,has no 15 digits", "iccid,4901542032375180000,begin with 89", "mac,a0:b1:c2:d3:e4,six bytes in hex", "androidId,not-hex,has no 16 hex digits",
        "advertisingId,1a2b3c4d,is no UUID", "phone,none,is no phone number", "email,jo,has no @"})
    void a_slip_is_told_without_the_value(String kind, String value, String told) {
        assertThatThrownBy(() -> check(kind, value)).hasMessageContaining("devices.yaml:2: the " + kind + " under 'identifiers:' ").hasMessageContaining(told)
                .hasMessageNotContaining(value);
    }

    private void check(String kind, String value) throws IOException {
        ByHand.check(DevicesFile.read(Files.writeString(folder.resolve("devices.yaml"),
                "phones:\n  - {model: Mi 10, udid: 8f2b1c3d, identifiers: {" + kind + ": \"" + value + "\"}}\n")).phones());
    }
}
