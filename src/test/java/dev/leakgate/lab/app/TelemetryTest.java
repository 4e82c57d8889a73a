package dev.leakgate.lab.app;

import static dev.leakgate.lab.app.Bench.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TelemetryTest {

    private static final List<String> PAGE = List.of("page_load_event_start", "page_load_event_finish");
    private static final List<String> SEARCH = Stream.concat(Stream.of("search"), PAGE.stream()).toList();

    @TempDir
    Path out;

    @ParameterizedTest(name = "{0} {1} switch {2}: {3}")
    @CsvSource({
        "mint-3.4.0,normal,-,tells", "mint-3.4.0,incognito,-,tells",
        "mint-3.4.3,normal,on,tells", "mint-3.4.3,incognito,on,tells",
        "mint-3.4.3,normal,off,tells", "mint-3.4.3,incognito,off,silent",
        "mi-browser-12.1.3,normal,-,tells", "mi-browser-12.1.3,incognito,-,tells",
        "mi-browser-12.1.4,normal,on,tells", "mi-browser-12.1.4,incognito,on,tells",
        "mi-browser-12.1.4,normal,off,tells", "mi-browser-12.1.4,incognito,off,silent",
        "mint-compliant,normal,on,silent", "mint-compliant,incognito,off,silent",
        "mi-browser-compliant,normal,on,silent", "mi-browser-compliant,incognito,on,silent"})
    void each_version_tells_in_each_mode_what_the_reports_say(String app, String mode, String enhanced, String expected) throws IOException {
        try (Bench bench = new Bench(out, app, enhanced.equals("-") ? Map.of() : Map.of("enhanced-incognito", enhanced))) {
            bench.startAndAgree();
            if (mode.equals("incognito")) {
                bench.incognito();
            }
            bench.enter("canary.leakgate.test/secret");
            bench.enter("canary words");
            List<String> told = expected.equals("tells") ? Stream.concat(PAGE.stream(), SEARCH.stream()).toList() : List.of();
            eventually(() -> bench.eventNames().size() >= told.size() && configurations(bench) > 0);
            assertThat(bench.eventNames()).containsExactlyElementsOf(told);
            assertThat(configurations(bench)).isEqualTo(1);
            assertThat(bench.received()).filteredOn(r -> !r.path("host").asText().equals(Bench.COLLECTOR)).hasSize(2);
        }
    }

    private static long configurations(Bench bench) {
        return bench.received().stream().filter(r -> r.path("path").asText().equals("/config/Android.conf")).count();
    }

    @Test
    void an_event_carries_what_the_reports_name() throws IOException {
        try (Bench bench = new Bench(out, "mint-3.4.0", Map.of())) {
            bench.startAndAgree();
            bench.enter("canary words");
            eventually(() -> bench.events().size() == 3);
            JsonNode search = bench.events().get(0);
            JsonNode properties = search.path("properties");
            assertThat(search.path("type").asText()).isEqualTo("track");
            assertThat(search.path("_flush_time").asLong()).isGreaterThanOrEqualTo(search.path("time").asLong());
            assertThat(search.path("_track_id").isInt()).isTrue();
            assertThat(search.path("distinct_id").asText()).matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
            assertThat(properties.path("uuid")).isEqualTo(search.path("distinct_id"));
            assertThat(properties.path("$device_id").asText()).isEqualTo(TestPhone.ANDROID_ID);
            assertThat(properties.path("search_word").asText()).isEqualTo("canary words");
            assertThat(properties.path("used_searchengine").asText()).isEqualTo("Google");
            assertThat(properties.path("internet_status").asInt()).isEqualTo(1);
            assertThat(properties.path("platform").asText()).isEqualTo("AndroidApp");
            assertThat(properties.path("miui_version").asText()).isEqualTo("V11.0.6.0");
            assertThat(properties.path("miui_region").asText()).isEqualTo("RU");
            assertThat(properties.path("$screen_width").asInt()).isEqualTo(1080);
            assertThat(search.path("lib").path("$app_version").asText()).isEqualTo("3.4.0");
            assertThat(bench.events().get(1).path("properties").path("url").asText())
                    .isEqualTo("https://www.google.com/search?q=canary+words");
            assertThat(bench.received()).extracting(r -> r.path("path").asText())
                    .contains("/sa?project=global_browser_mini&r=RU");
        }
    }

    @Test
    void the_body_is_a_form_whose_crc_is_the_hash_of_the_base64() throws IOException {
        try (Bench bench = new Bench(out, "mint-3.4.0", Map.of())) {
            bench.startAndAgree();
            bench.enter("canary.leakgate.test");
            eventually(() -> bench.events().size() == 2);
            JsonNode post = bench.received().stream().filter(r -> r.path("method").asText().equals("POST")).findFirst().orElseThrow();
            String body = bench.body(post);
            assertThat(body).matches("crc=-?\\d+&gzip=1&data_list=[A-Za-z0-9%]+");
            String list = body.replaceFirst(".*data_list=", "").replace("%2B", "+").replace("%2F", "/").replace("%3D", "=");
            assertThat(body).startsWith("crc=" + list.hashCode() + "&");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "clear"})
    void the_anonymous_id_survives_a_stop_but_not_clear(String end) throws IOException {
        try (Bench bench = new Bench(out, "mint-3.4.0", Map.of())) {
            bench.startAndAgree();
            bench.enter("one.leakgate.test");
            eventually(() -> bench.events().size() == 2);
            if (end.equals("stop")) {
                bench.app.stop();
                bench.app.start(null, null);
            } else {
                bench.app.clear();
                bench.startAndAgree();
            }
            bench.enter("two.leakgate.test");
            eventually(() -> bench.events().stream()
                    .filter(e -> e.path("properties").path("url").asText().equals("https://two.leakgate.test")).count() == 2);
            assertThat(bench.events().stream().map(e -> e.path("distinct_id").asText()).distinct())
                    .hasSize(end.equals("stop") ? 1 : 2);
            assertThat(bench.events().stream().map(e -> e.path("properties").path("$device_id").asText()).distinct()).hasSize(1);
        }
    }

    @Test
    void what_waits_when_the_app_is_stopped_is_sent_at_the_next_start() throws IOException {
        try (Bench bench = new Bench(out, "mint-3.4.0", Map.of())) {
            bench.startAndAgree();
            eventually(() -> configurations(bench) == 1);
            bench.phone.settings.put("global.http_proxy", "127.0.0.1:1");
            bench.enter("kept.leakgate.test");
            bench.app.stop();
            assertThat(bench.eventNames()).isEmpty();
            bench.phone.settings.put("global.http_proxy", bench.internet.proxy());
            bench.app.start(null, null);
            eventually(() -> bench.events().size() == 2);
            assertThat(bench.eventNames()).isEqualTo(PAGE);
        }
    }

    @Test
    void nothing_is_sent_before_its_time() throws IOException {
        try (Bench bench = new Bench(out, "mint-3.4.0", Map.of("flush-after", "600000"))) {
            bench.startAndAgree();
            bench.enter("one.leakgate.test");
            bench.app.stop();
            assertThat(bench.eventNames()).isEmpty();
        }
    }

    @Test
    void a_hundred_events_hurry_in_batches_of_fifty() throws IOException {
        try (Bench bench = new Bench(out, "mint-3.4.0", Map.of("flush-after", "600000"))) {
            bench.startAndAgree();
            for (int i = 0; i < 51; i++) {
                bench.enter("p" + i + ".leakgate.test");
            }
            eventually(() -> bench.events().size() >= 101);
            assertThat(bench.received().stream().filter(r -> r.path("method").asText().equals("POST"))).hasSizeGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void what_cannot_be_sent_is_kept_for_the_next_event() throws IOException {
        try (Bench bench = new Bench(out, "mint-3.4.0", Map.of())) {
            bench.startAndAgree();
            eventually(() -> configurations(bench) == 1);
            bench.phone.settings.put("global.http_proxy", "127.0.0.1:1");
            bench.enter("lost.leakgate.test");
            eventually(() -> bench.sent().stream().anyMatch(s -> s.path("url").asText().contains("/sa?") && !s.path("ok").asBoolean()));
            bench.phone.settings.put("global.http_proxy", bench.internet.proxy());
            bench.enter("found.leakgate.test");
            eventually(() -> bench.events().size() >= 4);
            assertThat(bench.events().stream().map(e -> e.path("properties").path("url").asText()).distinct())
                    .containsExactly("https://lost.leakgate.test", "https://found.leakgate.test");
        }
    }

    @Test
    void the_switch_on_the_settings_screen_decides_and_is_kept() throws IOException {
        try (Bench bench = new Bench(out, "mi-browser-12.1.4", Map.of())) {
            bench.startAndAgree();
            bench.app.start("com.android.browser.BrowserSettingsActivity", null);
            assertThat(bench.find(v -> v.text().equals("Enhanced incognito mode"))).matches(View::checkable).matches(View::checked);
            bench.tapText("Enhanced incognito mode");
            bench.app.stop();
            bench.app.start("com.android.browser.BrowserSettingsActivity", null);
            assertThat(bench.find(v -> v.text().equals("Enhanced incognito mode"))).matches(v -> !v.checked());
            bench.app.key(4);
            bench.incognito();
            bench.enter("canary words");
            assertThat(bench.title()).isEqualTo("canary words - Google Search");
            assertThat(bench.eventNames()).isEmpty();
        }
    }
}
