package dev.leakgate.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leakgate.farm.DevicesFile;
import dev.leakgate.farm.Farm;
import dev.leakgate.farm.Seat;
import dev.leakgate.farm.Shell;
import dev.leakgate.lab.RealAdb;
import dev.leakgate.lab.TestPhone;
import dev.leakgate.process.Child;
import dev.leakgate.process.ChildSpec;
import dev.leakgate.tools.Tools;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A phone at an Appium server that runs already: leases, what is journalled and what is restored go through it alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForeignAppiumTest {

    private static final String OURS = "127.0.0.1:18080";
    private static final String BEFORE = "10.0.0.1:3128";

    @TempDir
    static Path folder;

    private RealAdb adb;
    private TestPhone played;
    private Child appium;
    private Farm farm;
    private Seat seat;

    @BeforeAll
    void an_appium_that_somebody_else_started() throws IOException {
        Tools tools = Tools.find();
        adb = new RealAdb(folder);
        played = new TestPhone(folder, "elsewhere");
        adb.connect(played.serial());
        int port = RealAdb.freePort();
        appium = Child.start(ChildSpec.of("Appium", List.of(tools.node().toString(), tools.appium().toString(), "server", "--config", "ci/grid/appium.yaml",
                        "--port", String.valueOf(port), "--default-capabilities", "{\"appium:adbPort\": " + adb.port() + "}"))
                .with("ANDROID_HOME", tools.androidHome().toString()).with("APPIUM_HOME", tools.nodeFolder().toString()).log(folder.resolve("appium.log")));
        Awaitility.await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> {
            new Socket("127.0.0.1", port).close();
            return true;
        });
        farm = Farm.start(DevicesFile.read(Files.writeString(folder.resolve("devices.yaml"), """
                phones:
                  - {model: Redmi Note 8, udid: '%s', appium: 'http://127.0.0.1:%d', browsers: [mint], consent: [clear-data]}
                """.formatted(played.serial(), port))), tools, 1, () -> folder.resolve("lab"), folder.resolve("logs"));
        seat = farm.seats().get(0);
    }

    @AfterAll
    void end() {
        farm.close();
        appium.close();
        played.close();
        adb.close();
    }

    @Test
    void a_second_run_hears_of_the_first_ones_lease_before_it_ends_its_session_and_goes_on_where_that_one_was_killed() {
        assertThat(farm.adb(seat)).as("an adb of ours that knows the phone").isEmpty();
        assertThat(farm.shell(seat)).as("a session that somebody has").isEmpty();
        try (Phone first = Phone.connect(seat)) {
            first.shell("settings put global http_proxy " + BEFORE);
            Lease.take("run-1", first::shell);
            Wiretap.attach(first, folder.resolve("state-1")).proxy(OURS);

            Shell shell = farm.shell(seat).orElseThrow();
            assertThatThrownBy(() -> Lease.refuse("run-2", shell)).isInstanceOf(PhoneException.class).hasMessageContaining("taken by run run-1");
            assertThat(first.shell("settings get global http_proxy")).as("the first session lives on").isEqualTo(OURS);

            // As if the first run were on another machine, and had not been heard of for long.
            first.shell("echo run-1 elsewhere 1 1 > " + Lease.PLACE + "/holder");
        }

        try (Phone second = Phone.connect(seat)) {
            farm.shell(seat).ifPresent(shell -> Lease.refuse("run-2", shell));
            try (Lease lease = Lease.take("run-2", second::shell); Wiretap wiretap = Wiretap.attach(second, folder.resolve("state-2"))) {
                assertThat(second.shell("settings get global http_proxy")).as("what the first run had found").isEqualTo(BEFORE);
                assertThat(lease.usurper()).isEmpty();
            }
            assertThat(Lease.holder(second::shell)).isEmpty();
        }
        assertThat(played.unknown()).isEmpty();
    }
}
