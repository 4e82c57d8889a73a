package dev.leakgate.doctor.phone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.browser.BrowserFile;
import dev.leakgate.capture.BenchCa;
import dev.leakgate.doctor.Diagnosis;
import dev.leakgate.doctor.Outcome;
import dev.leakgate.farm.CaptureWay;
import dev.leakgate.farm.Consent;
import dev.leakgate.farm.FarmPhone;
import dev.leakgate.lab.TestPhone;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the doctor says about a phone, asked of a virtual phone's shell. */
class PhoneChecksTest {

    @TempDir
    Path folder;

    private TestPhone phone;
    private CaptureWay way = CaptureWay.PROXY;

    @BeforeEach
    void switch_on() {
        phone = new TestPhone(folder, "patient");
    }

    @AfterEach
    void switch_off() {
        phone.close();
    }

    @Test
    void a_phone_as_the_lab_ships_it_is_fit_and_knows_every_question() {
        assertThat(all()).filteredOn(d -> !d.subject().equals("UDP 443")).as("it has no network").allSatisfy(d -> assertThat(d.outcome()).as(d.subject()).isInstanceOf(Outcome.Ok.class));
        assertThat(phone.unknown()).isEmpty();
    }

    @Test
    void a_question_that_fails_does_not_spoil_the_others() {
        assertThat(Interview.hold(patient(), List.of(asking("no-such-program; false"), asking("getprop ro.product.model")), this::shell))
                .extracting(d -> d.outcome().seen()).satisfiesExactly(
                        seen -> assertThat(seen).contains("not found"), seen -> assertThat(seen).isEqualTo("Redmi Note 8"));
    }

    @Test
    void says_which_switch_of_miui_is_off_and_what_its_shell_then_refuses() {
        phone.phone().properties().set("persist.security.adbinput", "0");
        phone.phone().properties().set("persist.security.adbinstall", "0");

        assertThat(outcome(MiuiSwitch.SECURITY_SETTINGS)).isInstanceOf(Outcome.Failure.class)
                .extracting(Outcome::cure).asString().contains("USB debugging (Security settings)");
        assertThat(outcome(MiuiSwitch.INSTALL)).isInstanceOf(Outcome.Failure.class);
        assertThat(outcome(new ShellPermissions())).isInstanceOf(Outcome.Failure.class)
                .extracting(Outcome::seen).isEqualTo("the phone refuses input and to change settings");
    }

    @Test
    void asks_no_switch_of_miui_where_there_is_none() {
        phone.phone().properties().set("ro.miui.ui.version.name", "");
        phone.phone().properties().set("persist.security.adbinput", "");

        assertThat(outcome(MiuiSwitch.SECURITY_SETTINGS)).isEqualTo(new Outcome.Ok("not asked for: no MIUI"));
    }

    @Test
    void trying_the_shells_rights_leaves_nothing_behind() {
        assertThat(outcome(new ShellPermissions())).isInstanceOf(Outcome.Ok.class);
        assertThat(shell("settings get global leakgate_doctor")).isEqualTo("null\n");
    }

    @Test
    void a_proxy_left_by_a_run_is_told_from_one_that_was_there_before() {
        shell("settings put global http_proxy 10.0.0.1:3128");
        assertThat(outcome(new ProxyLeft()).seen()).startsWith("10.0.0.1:3128 is set, and not by us");

        shell("settings put global leakgate_old_state e30=");
        assertThat(outcome(new ProxyLeft()).seen()).contains("ended badly");
    }

    @Test
    void private_dns_that_is_not_off_is_a_warning_on_android_9_and_later() {
        shell("settings delete global private_dns_mode");
        assertThat(outcome(new PrivateDns())).isInstanceOf(Outcome.Warning.class);

        shell("settings put global private_dns_mode hostname; settings put global private_dns_specifier dns.example");
        assertThat(outcome(new PrivateDns()).seen()).contains("dns.example");

        phone.phone().properties().set("ro.build.version.sdk", "27");
        assertThat(outcome(new PrivateDns())).isInstanceOf(Outcome.Ok.class);
    }

    @Test
    void what_a_gateway_refuses_is_no_way_around_it() {
        way = CaptureWay.GATEWAY;
        shell("settings put global private_dns_mode opportunistic");
        assertThat(outcome(new PrivateDns())).isInstanceOf(Outcome.Ok.class);
        assertThat(outcome(new Udp443()).seen()).startsWith("blocked: the gateway");

        shell("settings put global private_dns_mode hostname; settings put global private_dns_specifier dns.example");
        assertThat(outcome(new PrivateDns())).as("it has no other name server").isInstanceOf(Outcome.Failure.class);
    }

    @Test
    void a_lock_screen_is_seen() {
        phone.phone().screen().sleep();
        assertThat(outcome(new LockScreen())).isInstanceOf(Outcome.Warning.class).extracting(Outcome::seen).asString().startsWith("shown");

        phone.phone().screen().unlock();
        assertThat(outcome(new LockScreen()).seen()).startsWith("screen off");
    }

    @Test
    void a_missing_browser_is_named_with_its_package_and_the_line_to_change() {
        assertThat(outcome(new Browsers(patient()))).isEqualTo(new Outcome.Ok("Mint " + phone.app().version()));

        shell("pm uninstall com.example.shop");

        assertThat(outcome(new Browsers(patient()))).isEqualTo(new Outcome.Failure("not on the phone: Mint (com.example.shop)",
                "install it, or take it out of 'browsers:' in devices.yaml:3"));
    }

    @Test
    void a_clock_that_is_off_by_a_day_is_a_failure_and_by_minutes_a_warning() {
        assertThat(clock("86400")).isInstanceOf(Outcome.Failure.class);
        assertThat(clock("300").seen()).matches("(29\\d|300) s ahead of this machine's");
        assertThat(clock("-300").seen()).matches("(29\\d|300) s behind this machine's");
        assertThat(outcome(new ClockOffset())).isInstanceOf(Outcome.Ok.class);
    }

    @Test
    void quic_that_gets_through_is_a_failure() throws IOException {
        try (DatagramSocket server = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            CompletableFuture<Integer> asked = CompletableFuture.supplyAsync(() -> negotiate(server));
            phone.phone().joinNetwork(InetAddress.getLoopbackAddress(), server.getLocalSocketAddress());

            assertThat(outcome(new Udp443())).isInstanceOf(Outcome.Failure.class);
            assertThat(asked.join()).as("bytes that a QUIC server must answer").isEqualTo(1200);
        }
        assertThat(shell("ls /data/local/tmp")).doesNotContain("leakgate-quic");
    }

    @Test
    void quic_that_cannot_be_tried_is_no_good_news() {
        assertThat(outcome(new Udp443())).isInstanceOf(Outcome.Warning.class).extracting(Outcome::seen).asString().contains("No address");
    }

    /** Answers as RFC 9000, 6.1 has it: version 0, the ids swapped, one version. */
    private static int negotiate(DatagramSocket server) {
        try {
            DatagramPacket packet = new DatagramPacket(new byte[2000], 2000);
            server.receive(packet);
            byte[] answer = ByteBuffer.allocate(27).put((byte) 0x80).putInt(0).put((byte) 8).putLong(1).put((byte) 8).putLong(2).putInt(1).array();
            server.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            return packet.getLength();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a phone answers whose clock is that many seconds ahead. */
    private Outcome clock(String ahead) {
        return Interview.hold(patient(), List.of(new ClockOffset()), script -> {
            long now = java.time.Instant.now().getEpochSecond();
            return shell(script.replace("date +%s", "echo " + (now + Long.parseLong(ahead))));
        }).get(0).outcome();
    }

    private List<Diagnosis> all() {
        return Interview.hold(patient(), PhoneChecks.all(patient()), this::shell);
    }

    private Outcome outcome(PhoneCheck check) {
        return Interview.hold(patient(), List.of(check), this::shell).get(0).outcome();
    }

    private String shell(String command) {
        return phone.shell(command).out();
    }

    private static PhoneCheck asking(String question) {
        return new PhoneCheck() {
            @Override
            public String subject() {
                return question;
            }

            @Override
            public List<String> questions() {
                return List.of(question);
            }

            @Override
            public Outcome judge(Told told) {
                return new Outcome.Ok(told.to(question));
            }
        };
    }

    @Test
    void trust_is_not_to_be_had_without_the_owners_consent() {
        FarmPhone entry = new FarmPhone("patient", "Redmi Note 8", Optional.of("serial"), Optional.empty(), Optional.empty(), CaptureWay.PROXY, List.of("mint"), List.of(), Optional.empty(),
                OptionalDouble.empty(), Map.of(), Set.of(Consent.CLEAR_DATA), Set.of(), "devices.yaml:3");

        assertThat(Interview.hold(new Patient(entry, "serial", List.of(), "c8750f0d.0"), List.of(new Root()), this::shell).get(0).outcome()).satisfies(outcome -> {
            assertThat(outcome.seen()).contains("nobody agreed", "a run still tells which hosts are spoken to");
            assertThat(outcome.cure()).isEqualTo("add 'certificate' to 'consent:' at devices.yaml:3 when its owner does");
        });
    }

    @Test
    void without_root_it_is_enough_that_the_certificate_is_there_already() throws IOException, GeneralSecurityException {
        phone.close();
        phone = new TestPhone(folder, "unrooted", "src/test/resources/phones/mi-10-without-root.yaml");
        BenchCa ca = BenchCa.at(folder.resolve("ca"));
        Patient patient = new Patient(patient().entry(), "serial", List.of(), ca.androidFileName());

        assertThat(root(patient)).isInstanceOf(Outcome.Failure.class);
        phone.phone().trust(ca.certificate());
        assertThat(root(patient)).isInstanceOf(Outcome.Ok.class);
    }

    private Outcome root(Patient patient) {
        return Interview.hold(patient, List.of(new Root()), this::shell).get(0).outcome();
    }

    /** The phone's own app stands in for the browser. */
    private Patient patient() {
        FarmPhone entry = new FarmPhone("patient", "Redmi Note 8", Optional.of("serial"), Optional.empty(), Optional.empty(), way, List.of("mint"), List.of(), Optional.empty(),
                OptionalDouble.empty(), Map.of(), Set.of(Consent.CERTIFICATE), Set.of(), "devices.yaml:3");
        return new Patient(entry, "serial", List.of(browser()), "c8750f0d.0");
    }

    private BrowserFile browser() {
        try {
            String mint = Files.readString(Path.of("scenarios/browsers/mint.yaml"));
            return BrowserFile.read(Files.writeString(folder.resolve("mint.yaml"), mint.replace("com.mi.globalbrowser.mini", "com.example.shop")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
