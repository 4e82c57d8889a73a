package dev.leakgate.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The configuration is written and the version checked; no tunnel is made, which needs mitmproxy 9. */
class WireGuardTest {

    @TempDir
    Path folder;

    @Test
    void an_older_mitmproxy_is_refused_with_the_cure() {
        assertThatThrownBy(() -> WireGuard.of("8.1.1", folder, "mi-10")).isInstanceOf(RecorderException.class)
                .hasMessageContaining("cannot be run here").hasMessageContaining("8.1.1").hasMessageContaining("pipx install mitmproxy")
                .hasMessageContaining("capture: gateway");
    }

    @Test
    void the_phone_gets_a_configuration_that_fits_the_recorders_keys() throws IOException {
        RecorderSettings given = RecorderSettings.of(Path.of("mitmdump"), folder.resolve("logs"), folder).listen("192.168.1.10", 0);

        RecorderSettings settings = WireGuard.of("9.0.1", folder, "mi-10").settings(given);

        Path configuration = folder.resolve("logs/mi-10-wireguard.conf");
        assertThat(Files.readString(configuration)).contains("[Interface]", "[Peer]", "AllowedIPs = 0.0.0.0/0, ::/0", "Endpoint = 192.168.1.10:" + settings.listenPort());
        assertThat(Files.getPosixFilePermissions(configuration)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(folder.resolve("wireguard.conf"))).isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(settings.command(Path.of("addon"))).containsSubsequence("--mode", "wireguard@192.168.1.10:" + settings.listenPort());
        String first = Files.readString(configuration);
        WireGuard.of("9.0.1", folder, "mi-10").settings(given);
        assertThat(configuration).as("the phone's configuration stays good").hasContent(first);
    }

    @Test
    void public_keys_are_those_of_rfc_7748() throws GeneralSecurityException {
        assertThat(WireGuard.publicKey(base64(ALICE_PRIVATE))).isEqualTo(base64(ALICE_PUBLIC));
    }

    /** RFC 7748, 6.1. */
    private static final String ALICE_PRIVATE = "77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a";
    private static final String ALICE_PUBLIC = "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a";

    private static String base64(String hex) {
        return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
    }
}
