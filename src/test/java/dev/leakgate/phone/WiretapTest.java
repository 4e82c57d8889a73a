package dev.leakgate.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.leakgate.browser.Browser;
import dev.leakgate.browser.BrowserFile;
import dev.leakgate.farm.DevicesFile;
import dev.leakgate.farm.Farm;
import dev.leakgate.scenario.Entry;
import dev.leakgate.tools.Tools;
import dev.leakgate.traffic.socket.ByteCounts;
import dev.leakgate.traffic.socket.SocketRow;
import dev.leakgate.traffic.socket.Uids;
import dev.leakgate.secret.Spellings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What is changed on a phone is put back, on a virtual phone driven by real adb and Appium. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WiretapTest {

    private static final String PROXY = "127.0.0.1:18080";

    @TempDir
    static Path folder;

    private Farm farm;
    private Phone phone;

    @BeforeAll
    void connect() throws IOException {
        Path devices = Files.writeString(folder.resolve("devices.yaml"),
                "phones:\n  - {model: Mi 10, virtual: {profile: mi-10, apps: [mint-compliant]}, browsers: [mint]}\n");
        farm = Farm.start(DevicesFile.read(devices), Tools.find(), 1, () -> folder.resolve("lab"), folder.resolve("logs"));
        phone = Phone.connect(farm.seats().get(0));
    }

    @AfterAll
    void disconnect() {
        phone.close();
        farm.close();
    }

    @BeforeEach
    void no_proxy() {
        phone.shell("settings delete global http_proxy");
    }

    @Test
    void an_input_method_and_an_animation_scale_that_were_changed_meanwhile_come_back() {
        String input = phone.shell("settings get secure default_input_method");
        String scale = phone.shell("settings get global window_animation_scale");
        try (Wiretap wiretap = Wiretap.attach(phone, folder.resolve("state"))) {
            phone.shell("settings put secure default_input_method io.appium.settings/.UnicodeIME; settings put global window_animation_scale 0.0");
        }

        assertThat(phone.shell("settings get secure default_input_method")).isEqualTo(input);
        assertThat(phone.shell("settings get global window_animation_scale")).isEqualTo(scale);
    }

    @Test
    void a_proxy_that_was_set_before_comes_back() {
        phone.shell("settings put global http_proxy 10.0.0.1:3128");

        try (Wiretap wiretap = attach()) {
            wiretap.proxy(PROXY);
            assertThat(proxy()).isEqualTo(PROXY);
        }

        assertThat(proxy()).isEqualTo("10.0.0.1:3128");
    }

    @Test
    void the_phone_tells_which_app_connected_where_and_how_much_it_sent() {
        Browser browser = new Browser(BrowserFile.read(Path.of("scenarios/browsers/mint.yaml")), phone);
        try (Wiretap wiretap = attach()) {
            Uids uids = Uids.parse(wiretap.connections().packages());
            Set<Integer> mint = uids.uidsOf(List.of("com.mi.globalbrowser.mini"));
            assertThat(mint).hasSize(1);
            int before = wiretap.connections().look(mint).rows().size();
            browser.startFresh();
            browser.enter("https://watched.leakgate.test/", Entry.TYPING);
            browser.submit();
            await().untilAsserted(() -> {
                ConnectionWatch.Noted noted = wiretap.connections().look(mint);
                assertThat(noted.broken()).isFalse();
                assertThat(noted.rows().stream().skip(before).flatMap(line -> SocketRow.parse(line).stream())).anySatisfy(row -> {
                    assertThat(row.uid()).isIn(mint);
                    assertThat(row.to()).startsWith("198.1").endsWith(":443");
                });
                assertThat(ByteCounts.of(noted.bytes()).sent()).isPositive();
            });
            browser.stop();
        }
        assertThat(phone.shell("ls /data/local/tmp")).doesNotContain("leakgate-connections");
    }

    @Test
    void what_a_run_that_ended_badly_left_behind_is_undone_by_the_next() {
        String store = phone.shell("ls /system/etc/security/cacerts");
        Wiretap lost = attach();
        lost.proxy(PROXY);
        lost.trust("0badcafe.0", "-----BEGIN CERTIFICATE-----");
        assertThat(phone.shell("ls /system/etc/security/cacerts")).contains("0badcafe.0");

        attach().close();

        assertThat(proxy()).isEqualTo("null");
        assertThat(phone.shell("ls /system/etc/security/cacerts")).isEqualTo(store);
    }

    @Test
    void the_phone_itself_tells_what_to_undo_when_this_machine_has_forgotten() throws IOException {
        attach().proxy(PROXY);
        try (var files = Files.list(state().resolve("phones"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }

        attach().close();

        assertThat(proxy()).isEqualTo("null");
        assertThat(phone.shell("settings get global leakgate_old_state")).isEqualTo("null");
    }

    @Test
    void identifiers_are_read_as_the_lab_drew_them() throws IOException {
        try (Wiretap wiretap = attach()) {
            String drawn = Files.readString(folder.resolve("lab/identifiers.json"));

            assertThat(wiretap.identifiers().secrets()).hasSizeGreaterThan(6)
                    .allSatisfy(secret -> assertThat(Spellings.of(secret)).anySatisfy(spelling -> assertThat(drawn).containsIgnoringCase(spelling)));
        }
    }

    private Wiretap attach() {
        return Wiretap.attach(phone, state());
    }

    private Path state() {
        return folder.resolve("state");
    }

    private String proxy() {
        return phone.shell("settings get global http_proxy");
    }
}
