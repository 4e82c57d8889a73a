package dev.leakgate.lab.app;

import static dev.leakgate.lab.app.Bench.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each {@code /lab/faults/<word>.yaml} does on the wire. */
class FaultyAppTest {

    private static final String WORDS = "canary words";
    private static final String WORDS_MD5 = "a282dceb51556caa24315562f75eaaa1";

    @TempDir
    Path out;

    @Test
    void an_app_that_pins_reports_to_its_makers_only_and_loads_pages_as_ever() throws IOException {
        try (Bench bench = bench("mint-3.4.0", "pinning"); Bench elsewhere = new Bench(out.resolve("other"), "mint-3.4.0", Map.of())) {
            bench.phone.trusted.add(elsewhere.internet.ca());
            bench.phone.settings.put("global.http_proxy", elsewhere.internet.proxy());
            bench.startAndAgree();
            bench.enter(WORDS);
            eventually(() -> bench.sent().stream().filter(s -> s.path("url").asText().contains("miui.com")).count() >= 2);

            assertThat(bench.sent()).filteredOn(s -> s.path("url").asText().contains("miui.com"))
                    .allSatisfy(s -> assertThat(s.path("error").asText()).startsWith("SSLHandshakeException"));
            assertThat(elsewhere.received()).extracting(r -> r.path("host").asText()).containsOnly("www.google.com");
        }
    }

    @Test
    void an_app_that_ignores_the_proxy_goes_round_it_with_its_reports() throws IOException {
        try (Bench bench = bench("mint-3.4.0", "ignores-proxy"); Bench elsewhere = new Bench(out.resolve("other"), "mint-3.4.0", Map.of())) {
            bench.phone.trusted.add(elsewhere.internet.ca());
            bench.phone.settings.put("global.http_proxy", elsewhere.internet.proxy());
            bench.startAndAgree();
            bench.enter(WORDS);
            eventually(() -> bench.events().size() == 3);

            assertThat(elsewhere.received()).extracting(r -> r.path("host").asText()).containsOnly("www.google.com");
        }
    }

    @Test
    void quic_is_a_real_datagram() throws IOException {
        try (Bench bench = bench("mint-compliant", "quic")) {
            bench.startAndAgree();
            bench.enter(WORDS);
            eventually(() -> Files.readString(out.resolve("datagrams.jsonl")).contains("\"bytes\":1200"));
        }
    }

    @Test
    void a_silenced_sdk_asks_and_then_reports_nothing() throws IOException {
        try (Bench bench = bench("mint-3.4.0", "silenced")) {
            bench.startAndAgree();
            bench.enter(WORDS);
            eventually(() -> bench.received().stream().anyMatch(r -> r.path("path").asText().contains("switched-off")));

            assertThat(bench.allEvents()).isEmpty();
        }
    }

    @Test
    void keystrokes_are_sent_one_by_one() throws IOException {
        try (Bench bench = bench("mint-compliant", "keystrokes")) {
            bench.startAndAgree();
            View field = bench.find(v -> v.className().endsWith("EditText"));
            bench.app.tap(field.key());
            bench.app.type(field.key(), "c");
            bench.app.type(field.key(), "ca");
            eventually(() -> bench.received().stream().filter(r -> r.path("path").asText().startsWith("/suggest")).count() == 2);

            assertThat(bench.received()).extracting(r -> r.path("path").asText()).contains("/suggest?q=c", "/suggest?q=ca");
        }
    }

    @Test
    void nobody_reads_reports_by_aes_or_gzip_9() throws IOException {
        for (String fault : List.of("telemetry-by-aes", "telemetry-by-gzip-9")) {
            try (Bench bench = bench("mint-3.4.0", fault)) {
                bench.startAndAgree();
                bench.enter(WORDS);
                eventually(() -> !posts(bench).isEmpty());

                assertThat(posts(bench)).noneSatisfy(body -> assertThat(body).contains("search"));
                assertThat(posts(bench).stream().anyMatch(b -> b.contains("gzip=9&data_list=%5B%7B"))).isEqualTo(fault.endsWith("9"));
            }
        }
    }

    @Test
    void reports_by_hash_hold_the_hash_only() throws IOException {
        try (Bench bench = bench("mint-3.4.0", "telemetry-by-hash")) {
            bench.startAndAgree();
            bench.enter(WORDS);
            eventually(() -> bench.events().size() == 3);

            assertThat(bench.events().get(0).at("/properties/search_word").asText()).isEqualTo(WORDS_MD5);
            assertThat(bench.events().toString()).doesNotContain("canary").doesNotContain(TestPhone.ANDROID_ID);
        }
    }

    @Test
    void reports_by_websocket_and_by_tcp_arrive() throws IOException {
        for (String fault : List.of("telemetry-by-websocket", "telemetry-by-tcp")) {
            try (Bench bench = bench("mint-3.4.0", fault)) {
                bench.startAndAgree();
                bench.enter(WORDS);
                String method = fault.endsWith("tcp") ? "TCP" : "GET";
                eventually(() -> bench.received().stream().anyMatch(r -> r.path("method").asText().equals(method)
                        && r.path("requestBytes").asInt() > 0 && bench.body(r).contains("\"search_word\":\"canary words\"")));
            }
        }
    }

    @Test
    void delayed_reports_outlive_the_app_and_its_data() throws IOException {
        try (Bench bench = bench("mint-3.4.0", "telemetry-delayed")) {
            bench.startAndAgree();
            bench.enter(WORDS);
            bench.app.clear();
            assertThat(bench.eventNames()).isEmpty();
            eventually(() -> bench.events().size() == 3);

            assertThat(bench.sent()).filteredOn(s -> s.path("method").asText().equals("POST"))
                    .allMatch(s -> s.path("app").asText().equals("com.miui.analytics"));
        }
    }

    @Test
    void the_noisy_app_sends_unseen_and_again_and_again() throws IOException {
        try (Bench bench = new Bench(out, "noisy-app", Map.of())) {
            assertThat(bench.app.startsAtBoot()).isTrue();
            bench.app.start(null, null);
            eventually(() -> bench.received().stream().filter(r -> r.path("path").asText().contains(TestPhone.ANDROID_ID)).count() == 2);
        }
    }

    @Test
    void moments_of_fault_scripts_are_what_happens_in_apps() throws IOException {
        JsonNode moments = new ObjectMapper().readTree(FaultyAppTest.class.getResourceAsStream("/schema/faults.json"))
                .at("/properties/faults/items/properties/at/properties");
        List<String> words = new ArrayList<>(List.of("seconds"));
        for (Trigger trigger : Trigger.values()) {
            words.add(trigger.word());
        }

        assertThat(moments.fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(words);
    }

    private Bench bench(String app, String fault) throws IOException {
        return new Bench(out, AppFile.read(app, List.of(fault)), Map.of());
    }

    private static List<String> posts(Bench bench) {
        return bench.received().stream().filter(r -> r.path("method").asText().equals("POST")).map(bench::body).toList();
    }
}
