package dev.leakgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.doctor.Diagnosis;
import dev.leakgate.doctor.Outcome;
import dev.leakgate.farm.DevicesFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {

    @TempDir
    Path folder;

    @Test
    void a_browser_without_a_file_is_bad_usage_told_with_its_line() throws IOException {
        StringWriter err = new StringWriter();

        int code = Leakgate.run(new PrintWriter(new StringWriter()), new PrintWriter(err), "doctor", devices("lynx").toString());

        assertThat(code).isEqualTo(ExitCode.FAULT);
        assertThat(err.toString()).contains("devices.yaml:2", "'lynx' has no file in scenarios/browsers, known are", "mint");
    }

    @Test
    void each_cure_stands_under_what_it_cures() throws IOException {
        StringWriter out = new StringWriter();

        new DoctorText(DevicesFile.read(devices("mint")), new PrintWriter(out)).print(List.of(
                Diagnosis.ofHost("disk", new Outcome.Ok("9.0 GB free")),
                new Diagnosis("mi-10", "battery", new Outcome.Warning("12 %", "put it on the charger")),
                new Diagnosis("mi-10", "proxy", new Outcome.Failure("10.0.0.7:8080, which no run left behind: it was there before, by somebody's hand",
                        "switch it off in the settings of the Wi-Fi, or with: adb shell settings put global http_proxy :0"))));

        assertThat(out.toString()).isEqualTo("""
                this machine
                  ok       disk     9.0 GB free

                Mi 10 (mi-10)
                  warning  battery  12 %
                             -> put it on the charger
                  failure  proxy
                             10.0.0.7:8080, which no run left behind: it was there before, by
                             somebody's hand
                             -> switch it off in the settings of the Wi-Fi, or with: adb shell
                                settings put global http_proxy :0

                3 checks, 1 warning, 1 failure
                """);
    }

    @Test
    void a_dry_run_says_what_would_be_done_to_each_phone_and_what_is_refused() throws IOException {
        Path file = Files.writeString(folder.resolve("devices.yaml"), """
                phones:
                  - {model: Mi 10, udid: 8f2b1c3d, browsers: [mint], consent: [clear-data], holds: [accounts], identifiers: {imei: "490154203237518"}}
                  - {model: Redmi K20, udid: 77aa01, browsers: [mint]}
                """);
        StringWriter out = new StringWriter();

        assertThat(Leakgate.run(new PrintWriter(out), new PrintWriter(out), "doctor", "--explain", file.toString())).isZero();

        assertThat(out.toString()).contains("refused when it holds contacts or messages\n", "delete all data of Mint (com.mi.globalbrowser.mini)",
                "not trusted: nobody agreed to add the bench's certificate authority", "driven by an Appium that the run starts\n", "asked for its identifiers",
                "set the proxy to this machine, 127.0.0.1\n", "identifiers added by hand: imei\n",
                "left out, since nobody agreed: give the phone a new advertising ID", "never: sign in to an account that exists, or out of one",
                "left out, since nobody agreed: try to sign in",
                "Redmi K20 (redmi-k20, udid 77aa01)", "refused: nobody agreed to delete the data").doesNotContain("490154203237518");
    }

    private Path devices(String browser) throws IOException {
        return Files.writeString(folder.resolve("devices.yaml"), "phones:\n  - {model: Mi 10, udid: 8f2b1c3d, browsers: [" + browser + "]}\n");
    }
}
