package dev.leakgate.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leakgate.process.Child.Ended;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code ci/gateway} by itself: what its rules do with a phone's packets, and that they go as they came. */
class GatewayRulesTest {

    private PhoneNetwork network;

    @BeforeEach
    void layNetwork() {
        String obstacle = PhoneNetwork.obstacle();
        assumeTrue(obstacle.isEmpty(), "not run here: " + obstacle);
        network = PhoneNetwork.lay("rules");
    }

    @AfterEach
    void takeNetworkAway() {
        if (network != null) {
            network.close();
        }
    }

    @Test
    void quic_and_dns_over_tls_are_refused_and_every_datagram_is_counted() throws IOException {
        assertThat(gateway("up", PhoneNetwork.PHONE_ADDRESS, "8080", "5353").code()).isZero();

        phoneSays("/dev/udp/198.18.0.1/443");
        phoneSays("/dev/udp/198.18.0.2/123");
        assertThat(phoneSays("/dev/tcp/198.18.0.3/853").output()).contains("refused");

        JsonNode counts = new ObjectMapper().readTree(gateway("counts", PhoneNetwork.PHONE_ADDRESS).output());
        assertThat(counts.findValues("elem").toString()).contains("\"198.18.0.1\"").contains("{\"concat\":[\"198.18.0.2\",123]}");
        assertThat(counts.findValues("counter").toString()).contains("\"name\":\"dns_over_tls\"").containsPattern("dns_over_tls.*?\"packets\":[1-9]");
    }

    @Test
    void nothing_is_left_of_the_rules_and_nothing_else_is_touched() {
        PhoneNetwork.in(network.gateway(), "nft", "add table inet somebody_elses");

        gateway("up", PhoneNetwork.PHONE_ADDRESS, "8080", "5353");
        gateway("up", PhoneNetwork.PHONE_ADDRESS, "8081", "5354");
        assertThat(tables()).isEqualTo("table inet somebody_elses\ntable inet leakgate_10_77_0_2\n");
        gateway("down", PhoneNetwork.PHONE_ADDRESS);
        gateway("down", PhoneNetwork.PHONE_ADDRESS);

        assertThat(tables()).isEqualTo("table inet somebody_elses\n");
    }

    @Test
    void bad_usage_is_told_from_what_is_not_allowed() {
        assertThat(gateway("up", "phone", "8080", "5353")).satisfies(e -> {
            assertThat(e.code()).isEqualTo(2);
            assertThat(e.output()).contains("'phone' is no IPv4 address");
        });
        assertThat(gateway("up", PhoneNetwork.PHONE_ADDRESS).output()).contains("ci/gateway up <phone>");
    }

    private String tables() {
        return PhoneNetwork.in(network.gateway(), "nft", "list", "tables").output();
    }

    private Ended gateway(String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = PhoneNetwork.SCRIPT.toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return PhoneNetwork.in(network.gateway(), command);
    }

    /** One small packet, by bash, which opens such paths as connections. */
    private Ended phoneSays(String to) {
        return PhoneNetwork.in(network.phone(), "bash", "-c", "echo x > " + to);
    }
}
