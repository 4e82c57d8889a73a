package dev.leakgate.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leakgate.cli.Leakgate;
import dev.leakgate.evidence.PhoneConnections;
import dev.leakgate.evidence.RunFolder;
import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.Verdict;
import dev.leakgate.process.Child;
import dev.leakgate.process.ChildSpec;
import dev.leakgate.report.VerdictFile;
import dev.leakgate.traffic.Capture;
import dev.leakgate.traffic.Exchange;
import dev.leakgate.traffic.Journal;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run with {@code capture: gateway}, for real: the phone's apps connect by themselves, through their namespace's default
 * route, and nftables hands their connections to mitmdump in transparent mode.
 */
class GatewayTest {

    private static final String SESSION = "redmi-note-8/mint/incognito";

    private static final String OTHER_APPS = "forecast.weather.example";

    @TempDir
    Path folder;

    private PhoneNetwork network;

    @BeforeEach
    void layNetwork() {
        String obstacle = PhoneNetwork.obstacle();
        assumeTrue(obstacle.isEmpty(), "not run here: " + obstacle);
        network = PhoneNetwork.lay("run");
    }

    @AfterEach
    void takeNetworkAway() {
        if (network != null) {
            network.close();
        }
    }

    @Test
    void reads_apps_that_ignore_the_proxy_refuses_quic_and_sees_names(TestReporter report) throws IOException {
        Path devices = devices("""
                      faults:
                        - {fault: quic, app: com.mi.globalbrowser.mini}
                        - {fault: ignores-proxy, app: com.mi.globalbrowser.mini}
                        - {fault: telemetry-by-dns, app: com.mi.globalbrowser.mini}
                        - {fault: noisy-app}
                """);

        RunFolder run = run(devices, "search-typed", "incognito");

        Capture capture = Journal.read(run.journal(SESSION));
        RunVerdict verdict = VerdictFile.read(run.verdict());
        assertThat(verdict.trials()).singleElement().satisfies(t -> {
            assertThat(t.verdict()).as(t.reason()).isEqualTo(Verdict.FAIL);
            assertThat(t.findings()).extracting(f -> f.host()).contains("sa.api.intl.miui.com");
            assertThat(t.findings()).as("words in a name that was asked for").filteredOn(f -> f.trail().contains("name")).singleElement().satisfies(f -> {
                assertThat(f.rule()).isEqualTo("query-to-third-party");
                assertThat(f.trail()).contains("base32");
                assertThat(f.sentence()).contains("sent your words to " + PhoneNetwork.PHONE_ADDRESS, "by asking for a name of miui.com, readable after base32");
                assertThat(capture.exchanges()).as("the evidence it names").filteredOn(e -> e.id().equals(f.exchange())).singleElement()
                        .satisfies(e -> assertThat(e.lookedUp().orElseThrow()).endsWith(".n.miui.com"));
            });
            assertThat(t.scope()).filteredOn(s -> s.startsWith("unseen")).containsExactly("unseen: the phone's own network");
        });
        assertThat(verdict.sessions()).filteredOn(s -> s.id().equals(SESSION)).singleElement().satisfies(s -> {
            assertThat(s.findings()).extracting(f -> f.rule()).doesNotContain("connection-missed", "quic-not-blocked", "bytes-missed");
            assertThat(s.coverage().outOfSight()).containsExactly("the phone's own network");
            assertThat(s.coverage().turnedAway()).isNotEmpty();
            assertThat(s.coverage().hosts()).filteredOn(h -> h.host().equals("sa.api.intl.miui.com"))
                    .as("the client's port is the phone's own, so its uid is known")
                    .extracting(h -> h.actor()).containsOnly("com.mi.globalbrowser.mini");
        });
        assertThat(verdict.sessions()).filteredOn(s -> s.id().equals(SESSION)).singleElement().satisfies(s -> {
            assertThat(s.coverage().hosts()).filteredOn(h -> h.host().equals(OTHER_APPS)).extracting(h -> h.actor()).contains("com.example.weather");
            assertThat(s.findings()).as("another app's traffic is not the browser's").extracting(f -> f.host()).doesNotContain(OTHER_APPS);
        });
        assertThat(verdict.phones()).singleElement().satisfies(p -> assertThat(p.system().findings()).extracting(f -> f.host()).contains(OTHER_APPS));
        PhoneConnections told = run.of(SESSION).connections().orElseThrow();
        if (!network.ipv6Obstacle().isEmpty()) {
            report.publishEntry("not run here: IPv6", network.ipv6Obstacle());
        } else {
            assertThat(told.pastRecorder().ipv6Refused().keySet()).as("apps try IPv6 first, and go on over IPv4").anyMatch(to -> to.matches("tcp \\[2001:2:.*]:443"))
                    .anyMatch(to -> to.matches("udp \\[2001:2:.*]:443"));
            assertThat(verdict.sessions()).filteredOn(s -> s.id().equals(SESSION)).singleElement().satisfies(s -> assertThat(s.coverage().turnedAway())
                    .filteredOn(t -> t.what().equals("IPv6")).singleElement().satisfies(t -> assertThat(t.packets()).isPositive()));
        }
        assertThat(capture.exchanges()).filteredOn(Exchange::isLookUp).extracting(Exchange::url)
                .anyMatch(url -> url.endsWith("/sa.api.intl.miui.com?type=A")).anyMatch(url -> url.endsWith("/control.leakgate.test?type=A"));
        assertThat(tables()).as("rules are gone with the run").isBlank();
    }

    @Test
    void the_doctor_proves_trust_by_a_page_that_comes_through_the_gateway() throws IOException {
        Child.Ended ended = java("-Dleakgate.state=" + folder.resolve("state"), Leakgate.class.getName(), "doctor", "--json",
                devices("").toString());

        JsonNode checks = new ObjectMapper().readTree(ended.output().substring(ended.output().indexOf('{'))).path("checks");
        assertThat(checks).as(ended.output()).filteredOn(check -> check.path("subject").asText().equals("trust of Mint")).singleElement()
                .satisfies(check -> assertThat(check.path("seen").asText()).startsWith("proved"));
        assertThat(checks).filteredOn(check -> check.path("subject").asText().equals("IPv6")).extracting(check -> check.path("outcome").asText()).containsExactly("ok");
        assertThat(tables()).as("rules are gone with the exam").isBlank();
    }

    /** Two runs, of which the first is ended as nothing can be that tidies up: too long for every build. */
    @Tag("soak")
    @Test
    void rules_of_a_run_that_was_killed_are_removed_by_the_next() throws Exception {
        Path devices = devices("");
        Process killed = new ProcessBuilder(PhoneNetwork.inside(network.gateway(), command(RunMain.class.getName(), devices.toString(), "scenarios",
                folder.resolve("killed").toString(), "smoke", "incognito"))).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (BufferedReader output = killed.inputReader()) {
            await().atMost(Duration.ofMinutes(2)).until(() -> RunMain.DRIVING.equals(output.readLine()));
        } finally {
            killed.destroyForcibly().onExit().join();
        }
        assertThat(tables()).as("nobody could remove them").contains("leakgate_");

        Child.Ended doctor = java("-Dleakgate.state=" + folder.resolve("state"), Leakgate.class.getName(), "doctor", "--json", devices.toString());

        assertThat(doctor.output()).contains("a run that was killed still had rules of nftables for " + PhoneNetwork.PHONE_ADDRESS + "; they are removed");
        assertThat(tables()).isBlank();
    }

    private String tables() {
        return PhoneNetwork.in(network.gateway(), "nft", "list", "tables").output();
    }

    /** @param faults of the phone, within its {@code virtual:} */
    private Path devices(String faults) throws IOException {
        return Files.writeString(folder.resolve("devices.yaml"), """
                phones:
                  - model: Redmi Note 8
                    virtual:
                      profile: redmi-note-8
                      apps: [mint-3.4.0]
                      switches: {flush-after: "300"}
                      network: {namespace: %s, address: %s, resolver: %s}
                %s
                    capture: gateway
                    browsers: [mint]
                    flush: 2
                bench: {address: %s}
                """.formatted(network.phone(), PhoneNetwork.PHONE_ADDRESS, PhoneNetwork.GATEWAY_ADDRESS, faults.stripTrailing(), PhoneNetwork.GATEWAY_ADDRESS));
    }

    private RunFolder run(Path devices, String... only) throws IOException {
        Child.Ended ended = java(Stream.concat(Stream.of(RunMain.class.getName(), devices.toString(), "scenarios", folder.toString()), Stream.of(only))
                .toArray(String[]::new));
        try (Stream<Path> runs = Files.list(folder.resolve("leakgate/runs"))) {
            Path kept = runs.findFirst().orElseThrow(() -> new AssertionError(ended.output()));
            assertThat(kept.resolve("verdict.json")).as(ended.output()).exists();
            return RunFolder.open(kept);
        }
    }

    /** In the gateway's network. */
    private Child.Ended java(String... arguments) {
        return Child.run(ChildSpec.of("java", PhoneNetwork.inside(network.gateway(), command(arguments))), Duration.ofMinutes(4));
    }

    private static List<String> command(String... arguments) {
        return Stream.concat(Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))), Stream.of(arguments)).toList();
    }
}
