package dev.leakgate.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leakgate.process.Child;
import dev.leakgate.process.ChildSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchCaTest {

    @TempDir
    Path folder;

    @Test
    void is_made_once_and_kept() {
        BenchCa first = BenchCa.at(folder);
        assertThat(BenchCa.at(folder).certificate()).isEqualTo(first.certificate());
        assertThat(first.certificate().getBasicConstraints()).isNotNegative();
        assertThat(first.pem()).startsWith("-----BEGIN CERTIFICATE-----").doesNotContain("PRIVATE");
    }

    @Test
    void is_the_same_for_several_that_make_it_at_once() {
        assertThat(IntStream.range(0, 8).parallel().mapToObj(i -> BenchCa.at(folder).fingerprint()).distinct())
                .hasSize(1);
    }

    @Test
    void its_key_is_for_its_owner_only() throws Exception {
        BenchCa.at(folder);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder))).isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("mitmproxy-ca.pem"))))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void two_benches_have_different_names_on_a_phone() {
        assertThat(BenchCa.at(folder.resolve("a")).androidFileName())
                .matches("[0-9a-f]{8}\\.0").isNotEqualTo(BenchCa.at(folder.resolve("b")).androidFileName());
    }

    @Test
    void openssl_agrees_on_file_name_and_fingerprint() throws Exception {
        BenchCa ca = BenchCa.at(folder);
        Path pem = Files.writeString(folder.resolve("ca.crt"), ca.pem());
        String openssl = Child.run(ChildSpec.of("openssl", List.of("openssl", "x509", "-in", pem.toString(), "-noout",
                "-subject_hash_old", "-fingerprint", "-sha256")), Duration.ofSeconds(10)).output();
        assertThat(openssl).contains(ca.androidFileName().replace(".0", "")).contains(ca.fingerprint());
    }

    @Test
    void a_file_that_is_no_certificate_is_named() throws Exception {
        Files.writeString(folder.resolve("mitmproxy-ca.pem"), "nonsense");
        assertThatThrownBy(() -> BenchCa.at(folder)).hasMessageContaining(folder.toString());
    }
}
