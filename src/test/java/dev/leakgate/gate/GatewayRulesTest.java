package dev.leakgate.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leakgate.capture.Gateway;
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
    void ipv6_is_refused_and_counted_by_address_and_port_also_to_this_machine_itself() throws IOException {
        assumeTrue(network.ipv6Obstacle().isEmpty(), "not run here: " + network.ipv6Obstacle());
        gateway("up", PhoneNetwork.PHONE_ADDRESS, "8080", "5353");

        assertThat(phoneSays("/dev/tcp/2001:2:0:1::5/443").output()).contains("refused");
        phoneSays("/dev/udp/2001:2:0:1::5/443");
        phoneSays("/dev/udp/2001:2:0:1::6/53");
        phoneSays("/dev/udp/" + PhoneNetwork.GATEWAY_IPV6 + "/53");

        JsonNode counts = new ObjectMapper().readTree(gateway("counts", PhoneNetwork.PHONE_ADDRESS).output());
        assertThat(counts.findValues("concat").toString()).contains("[\"2001:2:0:1::5\",\"tcp\",443]", "[\"2001:2:0:1::5\",\"udp\",443]",
                "[\"2001:2:0:1::6\",\"udp\",53]", "[\"2001:2::1\",\"udp\",53]");
        assertThat(counts.findValues("counter").toString()).containsPattern("\"name\":\"ipv6\".*?\"packets\":[1-9]");
    }

    @Test
    void a_phone_that_no_network_here_has_is_not_taken() {
        assertThat(gateway("up", "10.77.0.9", "8080", "5353")).satisfies(e -> {
            assertThat(e.code()).isEqualTo(6);
            assertThat(e.output()).contains("10.77.0.9 does not answer");
        });
        assertThat(tables()).isEmpty();
    }

    @Test
    void rules_of_a_process_that_was_killed_are_removed_and_those_of_one_that_lives_and_those_of_nobody_stay() throws IOException {
        Process run = new ProcessBuilder("sleep", "600").start();
        try {
            gateway("up", PhoneNetwork.PHONE_ADDRESS, "8080", "5353", String.valueOf(run.pid()));
            assertThat(gateway("tidy").output()).isEmpty();
            assertThat(gateway("list").output()).startsWith(PhoneNetwork.PHONE_ADDRESS + " process " + run.pid() + " started ");
        } finally {
            run.destroyForcibly().onExit().join();
        }
        assertThat(gateway("tidy").output()).isEqualTo(PhoneNetwork.PHONE_ADDRESS + "\n");
        assertThat(tables()).isEmpty();

        gateway("up", PhoneNetwork.PHONE_ADDRESS, "8080", "5353");
        assertThat(gateway("tidy").output()).isEmpty();
        assertThat(gateway("list").output()).isEqualTo(PhoneNetwork.PHONE_ADDRESS + " nobody\n");
    }

    @Test
    void a_table_of_that_name_that_somebody_else_made_is_left_alone() {
        PhoneNetwork.in(network.gateway(), "nft", "add table inet leakgate_10_77_0_2");

        assertThat(gateway("up", PhoneNetwork.PHONE_ADDRESS, "8080", "5353").code()).isEqualTo(7);
        assertThat(gateway("down", PhoneNetwork.PHONE_ADDRESS).output()).contains("was not set by this script, so it is left alone");
        assertThat(gateway("tidy").output()).isEmpty();

        assertThat(tables()).isEqualTo("table inet leakgate_10_77_0_2\n");
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
        command[0] = Gateway.script().toString();
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return PhoneNetwork.in(network.gateway(), command);
    }

    /** One small packet, by bash, which opens such paths as connections. */
    private Ended phoneSays(String to) {
        return PhoneNetwork.in(network.phone(), "bash", "-c", "echo x > " + to);
    }
}
