package dev.leakgate.lab.chromium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leakgate.lab.internet.Internet;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChromiumTest {

    @TempDir
    Path out;

    private Internet internet;

    @BeforeEach
    void start() throws IOException {
        internet = Internet.start(out);
    }

    @AfterEach
    void end() throws IOException {
        internet.close();
    }

    @Test
    void pages_of_both_modes_come_through_the_proxy_of_the_phone() throws IOException {
        try (Chromium chromium = chromium(List.of(internet.ca()))) {
            assertThat(chromium.load("https://pages.leakgate.test/normal").title()).isEqualTo("Leakgate test page");
            chromium.incognito(true);
            assertThat(chromium.load("https://pages.leakgate.test/private").address()).isEqualTo("https://pages.leakgate.test/private");
        }

        assertThat(Files.readString(out.resolve("internet.jsonl"))).contains("\"/normal\"").contains("\"/private\"");
    }

    @Test
    void what_the_phone_does_not_trust_it_does_not_load() throws IOException {
        try (Chromium chromium = chromium(List.of())) {
            assertThatThrownBy(() -> chromium.load("https://pages.leakgate.test/untrusted")).hasMessageContaining("ERR_CERT_AUTHORITY_INVALID");
        }
    }

    private Chromium chromium(List<X509Certificate> trusted) throws IOException {
        String[] proxy = internet.proxy().replaceFirst("^http://", "").split(":");
        return Chromium.start(() -> new Socket(proxy[0], Integer.parseInt(proxy[1])), trusted, "Test");
    }
}
