package dev.leakgate.judge.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.evidence.PhoneConnections;
import dev.leakgate.traffic.PastRecorder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a phone's word means where its Wi-Fi's gateway hands every connection to the recorder. */
class GatewayWitnessTest {

    private static final String WIFI = "0000000000000000FFFF000002004D0A";
    private static final String MOBILE = "0000000000000000FFFF000063636464";
    private static final String SERVER = "0000000000000000FFFF00000A0012C6";

    @Test
    void a_direct_connection_over_wifi_was_recorded_and_one_over_mobile_data_was_not() {
        PhoneWitness witness = witness("tcp " + WIFI + ":9C40 " + SERVER + ":01BB 01 10101", "tcp " + MOBILE + ":9C41 " + SERVER + ":01BB 01 10101");

        assertThat(witness.passedBy()).singleElement().satisfies(passed -> assertThat(passed.to()).isEqualTo("198.18.0.10:443"));
    }

    @Test
    void quic_did_not_pass_for_the_gateway_refuses_it_and_other_datagrams_did() {
        PhoneWitness witness = witness("udp " + WIFI + ":9C40 " + SERVER + ":01BB 01 10101", "udp " + WIFI + ":9C41 " + SERVER + ":1F90 01 10101");

        assertThat(witness.passedBy()).singleElement().satisfies(passed -> assertThat(passed.to()).isEqualTo("198.18.0.10:8080"));
    }

    @Test
    void ipv6_over_wifi_did_not_pass_for_the_gateway_refuses_it_and_that_over_mobile_data_did() {
        PhoneWitness witness = witness("tcp 02000120000000000000000002000000:9C40 02000120000000000000000009000000:01BB 02 10101",
                "tcp 02000120000000000000000063000000:9C41 02000120000000000000000009000000:01BB 01 10101");

        assertThat(witness.passedBy()).singleElement().satisfies(passed -> assertThat(passed.to()).isEqualTo("[2001:2:0:0:0:0:0:9]:443"));
    }

    @Test
    void a_tunnel_shows_tcp_by_ipv4_and_nothing_by_ipv6() {
        PhoneWitness witness = PhoneWitness.of(Optional.of(new PhoneConnections(1, "wireguard", List.of("org.example"), List.of("package:org.example uid:10101"),
                List.of(), List.of("tcp " + WIFI + ":9C40 " + SERVER + ":01BB 01 10101", "tcp 02000120000000000000000002000000:9C40 02000120000000000000000009000000:01BB 01 10101"),
                List.of(), List.of(), List.of(), null)));

        assertThat(witness.passedBy()).singleElement().satisfies(passed -> assertThat(passed.to()).isEqualTo("[2001:2:0:0:0:0:0:9]:443"));
    }

    @Test
    void what_the_gateway_counted_before_a_session_is_not_the_sessions() {
        PastRecorder before = new PastRecorder(new TreeMap<>(Map.of("198.18.0.10", 2L)), new TreeMap<>(Map.of("198.18.0.11:123", 1L)), 1, 4, new TreeMap<>());
        PastRecorder after = new PastRecorder(new TreeMap<>(Map.of("198.18.0.10", 5L, "198.18.0.12", 1L)), new TreeMap<>(Map.of("198.18.0.11:123", 1L)), 1, 6, new TreeMap<>(Map.of("tcp [2001:2::9]:443", 2L)));

        assertThat(after.since(before)).isEqualTo(new PastRecorder(new TreeMap<>(Map.of("198.18.0.10", 3L, "198.18.0.12", 1L)), new TreeMap<>(), 0, 2, new TreeMap<>(Map.of("tcp [2001:2::9]:443", 2L))));
    }

    private static PhoneWitness witness(String... during) {
        return PhoneWitness.of(Optional.of(new PhoneConnections(1, "10.77.0.2", List.of("org.example"), List.of("package:org.example uid:10101"),
                List.of(), List.of(during), List.of(), List.of(), List.of(), PastRecorder.NOTHING,
                List.of("inet6 2001:2::2/64 scope global dynamic mngtmpaddr"), null)));
    }
}
