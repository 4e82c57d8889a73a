package dev.leakgate.lab.android;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.lab.TestPhone;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustStoreTest {

    private static final String STORE = "/system/etc/security/cacerts";

    @TempDir
    Path folder;

    private TestPhone phone;
    private final HeldCertificate firmware = ca("Firmware CA");
    private final HeldCertificate bench = ca("Bench CA");

    @BeforeEach
    void start() throws GeneralSecurityException {
        phone = new TestPhone(folder, "trust");
        phone.phone().trust(firmware.certificate());
    }

    @AfterEach
    void stop() {
        phone.close();
    }

    @Test
    void holds_what_is_part_of_the_firmware() {
        assertThat(trusted()).containsExactly(firmware.certificate());
    }

    @Test
    void names_files_by_the_old_subject_hash() throws GeneralSecurityException {
        String file = TrustStore.subjectHashOld(firmware.certificate()) + ".0";

        assertThat(phone.shell("ls " + STORE).out()).isEqualTo(file + "\n");
    }

    @Test
    void gains_a_certificate_by_a_mount_and_loses_it_with_the_mount() {
        String pem = java.util.Base64.getEncoder().encodeToString(bench.certificatePem().getBytes());
        String copy = "/data/local/tmp/copy";

        assertThat(phone.shell("su -c 'mkdir -p " + copy + " && cp " + STORE + "/* " + copy + "/ && mount -t tmpfs tmpfs " + STORE
                + " && cp " + copy + "/* " + STORE + "/ && rm -r " + copy + "'").code()).isZero();
        assertThat(phone.shell("su -c 'echo " + pem + " | base64 -d > " + STORE + "/12345678.0'").code()).isZero();
        assertThat(phone.shell("su -c 'chown root:root " + STORE + "/* && chmod 644 " + STORE + "/* && chcon u:object_r:system_file:s0 "
                + STORE + "/*'").code()).isZero();
        assertThat(trusted()).containsExactlyInAnyOrder(firmware.certificate(), bench.certificate());

        assertThat(phone.shell("su -c 'umount " + STORE + "'").code()).isZero();
        assertThat(trusted()).containsExactly(firmware.certificate());
        assertThat(phone.unknown()).isEmpty();
    }

    @Test
    void is_empty_under_a_fresh_mount() {
        phone.shell("su -c 'mount -t tmpfs tmpfs " + STORE + "'");

        assertThat(trusted()).isEmpty();
    }

    @Test
    void is_out_of_reach_of_a_shell_that_is_not_root() {
        assertThat(phone.shell("echo x > " + STORE + "/x.0")).satisfies(r -> {
            assertThat(r.code()).isNotZero();
            assertThat(r.err()).contains("Read-only file system");
        });
        assertThat(phone.shell("mount -t tmpfs tmpfs " + STORE).code()).isNotZero();
        assertThat(phone.shell("su -c 'mount -t tmpfs tmpfs " + STORE + "'; echo x > " + STORE + "/x.0").err()).contains("Permission denied");
    }

    @Test
    void is_read_only_even_for_root_until_it_is_covered_or_remounted() {
        assertThat(phone.shell("su -c 'echo x > " + STORE + "/x.0'").err()).contains("Read-only file system");
        assertThat(phone.shell("su -c 'mount -o rw,remount /system && echo x > " + STORE + "/x.0'").code()).isZero();
    }

    private java.util.List<X509Certificate> trusted() {
        return phone.phone().trustedCertificates("com.example.shop");
    }

    private static HeldCertificate ca(String name) {
        return new HeldCertificate.Builder().commonName(name).certificateAuthority(0).build();
    }
}
