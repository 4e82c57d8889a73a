package dev.leakgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.capture.BenchCa;
import dev.leakgate.lab.RealAdb;
import dev.leakgate.lab.TestPhone;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The command against virtual phones, through the real adb. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaCommandTest {

    private static final String STORE = "ls /system/etc/security/cacerts";

    @TempDir
    static Path folder;

    private RealAdb adb;
    private TestPhone phone;
    private TestPhone unrooted;
    private final StringWriter told = new StringWriter();

    @BeforeAll
    void connect() throws IOException, GeneralSecurityException {
        adb = new RealAdb(folder);
        phone = new TestPhone(folder, "rooted");
        phone.phone().trust(new HeldCertificate.Builder().commonName("Firmware CA").certificateAuthority(0).build().certificate());
        String shipped = Files.readString(Path.of("src/main/resources/lab/phones/redmi-note-8.yaml"));
        unrooted = new TestPhone(Files.createDirectories(folder.resolve("2")), "unrooted",
                Files.writeString(folder.resolve("unrooted.yaml"), shipped.replace("rooted: true", "rooted: false")).toString());
        adb.connect(phone.serial());
        adb.connect(unrooted.serial());
    }

    @AfterAll
    void disconnect() {
        adb.close();
        phone.close();
        unrooted.close();
    }

    @Test
    void is_made_once_and_shown_with_its_fingerprint() {
        assertThat(ca()).isZero();
        assertThat(ca()).isZero();

        BenchCa ca = BenchCa.at(folder.resolve("state/ca"));
        assertThat(told.toString()).containsPattern("(?s)" + ca.fingerprint() + ".*" + ca.fingerprint()).contains(ca.androidFileName());
    }

    @Test
    void is_installed_once_and_removed_again() {
        String before = phone.shell(STORE).out();
        String name = BenchCa.at(folder.resolve("state/ca")).androidFileName();

        assertThat(ca("install", phone.serial(), "--adb-port", port())).isZero();
        assertThat(ca("install", phone.serial(), "--adb-port", port())).isZero();
        assertThat(phone.shell(STORE).out()).contains(name);

        assertThat(ca("remove", phone.serial(), "--adb-port", port())).isZero();
        assertThat(phone.shell(STORE).out()).isEqualTo(before).doesNotContain(name);
        assertThat(told.toString()).contains(name + " is in the system trust store of " + phone.serial() + " (by su)", "is no longer in");
        assertThat(phone.unknown()).isEmpty();
    }

    @Test
    void a_phone_without_root_hears_what_can_still_be_told() {
        assertThat(ca("install", unrooted.serial(), "--adb-port", port())).isEqualTo(1);

        assertThat(told.toString()).contains("gives no root", "leaks in clear text");
        assertThat(unrooted.unknown()).isEmpty();
    }

    @Test
    void a_phone_that_is_not_there_is_bad_usage() {
        assertThat(ca("install", "8f2b1c3d", "--adb-port", port())).isEqualTo(ExitCode.FAULT);
        assertThat(told.toString()).contains("8f2b1c3d is not connected");
    }

    @Test
    void the_module_is_a_zip_file() throws IOException {
        Path zip = folder.resolve("leakgate-ca.zip");

        assertThat(ca("module", zip.toString())).isZero();

        assertThat(Files.readAllBytes(zip)).startsWith('P', 'K');
    }

    private String port() {
        return String.valueOf(adb.port());
    }

    private int ca(String... arguments) {
        String[] all = new String[arguments.length + 3];
        System.arraycopy(new String[] {"ca", "--state", folder.resolve("state").toString()}, 0, all, 0, 3);
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        PrintWriter out = new PrintWriter(told, true);
        return Leakgate.run(out, out, all);
    }
}
