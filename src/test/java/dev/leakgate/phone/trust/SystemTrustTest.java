package dev.leakgate.phone.trust;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.capture.BenchCa;
import dev.leakgate.lab.ShopApp;
import dev.leakgate.lab.TestPhone;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bench's certificate in the system trust store of virtual phones of several releases. */
class SystemTrustTest {

    private static final String SHIPPED = "src/main/resources/lab/phones/redmi-note-8.yaml";

    @TempDir
    Path folder;

    private final X509Certificate firmware = new HeldCertificate.Builder().commonName("Firmware CA").certificateAuthority(0).build().certificate();
    private BenchCa bench;
    private TestPhone phone;

    @BeforeEach
    void make_the_bench() {
        bench = BenchCa.at(folder.resolve("ca"));
    }

    @AfterEach
    void switch_off() {
        phone.close();
    }

    @Test
    void an_android_10_trusts_it_until_it_is_removed_and_what_it_trusted_before() throws Exception {
        SystemTrust trust = on("ro.build.version.sdk: \"29\"", 29);

        trust.add(bench.androidFileName(), bench.pem());
        assertThat(trust.holds(bench.androidFileName())).isTrue();
        assertThat(trusted()).containsExactlyInAnyOrder(firmware, bench.certificate());

        trust.remove();
        assertThat(trust.holds(bench.androidFileName())).isFalse();
        assertThat(trusted()).containsExactly(firmware);
        assertThat(phone.unknown()).isEmpty();
    }

    @Test
    void on_an_android_14_apps_that_run_trust_it_and_apps_that_start_later() throws Exception {
        SystemTrust trust = on("ro.build.version.sdk: \"34\"", 34);
        phone.shell("monkey -p " + ShopApp.PACKAGE + " -c android.intent.category.LAUNCHER 1");
        assertThat(phone.shell("pidof " + ShopApp.PACKAGE).code()).isZero();

        trust.add(bench.androidFileName(), bench.pem());
        assertThat(trust.holds(bench.androidFileName())).isTrue();
        assertThat(trusted()).containsExactlyInAnyOrder(firmware, bench.certificate());

        phone.shell("am force-stop " + ShopApp.PACKAGE + "; monkey -p " + ShopApp.PACKAGE + " -c android.intent.category.LAUNCHER 1");
        assertThat(trusted()).containsExactlyInAnyOrder(firmware, bench.certificate());

        trust.remove();
        assertThat(trusted()).containsExactly(firmware);
        assertThat(phone.unknown()).isEmpty();
    }

    @Test
    void on_an_android_14_a_mount_that_only_the_shell_sees_changes_nothing() throws Exception {
        on("ro.build.version.sdk: \"34\"", 34);

        phone.shell("su -c 'mount --bind /data/local/tmp /system/etc/security/cacerts'");

        assertThat(trusted()).containsExactly(firmware);
    }

    @Test
    void a_phone_without_root_is_told_apart() throws Exception {
        phone = new TestPhone(folder, "unrooted", profile("rooted: true", "rooted: false"));

        assertThat(RootShell.of(command -> phone.shell(command).out())).isEmpty();
    }

    @Test
    void the_magisk_module_holds_the_certificate_and_is_the_same_each_time() throws Exception {
        phone = new TestPhone(folder, "any");
        MagiskModule module = new MagiskModule(bench.androidFileName(), bench.pem(), bench.fingerprint());

        Map<String, String> files = unzip(zip(module));

        assertThat(files.get("system/etc/security/cacerts/" + bench.androidFileName())).isEqualTo(bench.pem());
        assertThat(files.get("module.prop")).contains("id=leakgate-ca", bench.fingerprint());
        assertThat(files.get("post-fs-data.sh")).contains("MODULE=${0%/*}\n", "cp $MODULE/system/etc/security/cacerts/" + bench.androidFileName());
        assertThat(zip(module)).isEqualTo(zip(module));
        assertThat(syntaxErrors(files.get("post-fs-data.sh"))).isEmpty();
    }

    private SystemTrust on(String sdkLine, int sdk) throws Exception {
        phone = new TestPhone(folder, "phone", profile("ro.build.version.sdk: \"28\"", sdkLine));
        phone.phone().trust(firmware);
        return new SystemTrust(RootShell.of(command -> phone.shell(command).out()).orElseThrow(), sdk);
    }

    private String profile(String line, String other) throws IOException {
        String shipped = Files.readString(Path.of(SHIPPED));
        assertThat(shipped).contains(line);
        return Files.writeString(folder.resolve("profile.yaml"), shipped.replace(line, other)).toString();
    }

    private List<X509Certificate> trusted() {
        return phone.phone().trustedCertificates(ShopApp.PACKAGE);
    }

    private static byte[] zip(MagiskModule module) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        module.writeTo(out);
        return out.toByteArray();
    }

    private static Map<String, String> unzip(byte[] zip) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip));
        for (ZipEntry e = in.getNextEntry(); e != null; e = in.getNextEntry()) {
            files.put(e.getName(), new String(in.readAllBytes(), StandardCharsets.US_ASCII));
        }
        return files;
    }

    /** As a POSIX shell sees it. */
    private String syntaxErrors(String script) throws Exception {
        Path file = Files.writeString(folder.resolve("script.sh"), script);
        Process sh = new ProcessBuilder("sh", "-n", file.toString()).redirectErrorStream(true).start();
        return new String(sh.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
