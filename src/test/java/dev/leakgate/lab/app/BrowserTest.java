package dev.leakgate.lab.app;

import static dev.leakgate.lab.app.Bench.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrowserTest {

    @TempDir
    Path out;

    @ParameterizedTest
    @ValueSource(strings = {"mint-3.4.0", "mi-browser-12.1.3"})
    void loads_a_page_and_a_search_over_https_as_a_person_enters_them(String name) throws IOException {
        try (Bench bench = new Bench(out, name, Map.of("engine", "DuckDuckGo"))) {
            bench.startAndAgree();
            bench.enter("shop.leakgate.test/basket");
            assertThat(bench.title()).isEqualTo("Leakgate test page");
            bench.enter("red fox canary");
            assertThat(bench.title()).isEqualTo("red fox canary at DuckDuckGo");
            assertThat(bench.received()).extracting(r -> r.path("host").asText() + r.path("path").asText())
                    .contains("shop.leakgate.test/basket", "duckduckgo.com/?q=red+fox+canary");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mint-3.4.0", "mi-browser-12.1.3", "mi-browser-12.1.4", "mint-compliant"})
    void sends_nothing_before_the_user_agrees_and_leaves_when_the_user_does_not(String name) throws IOException {
        try (Bench bench = new Bench(out, name, Map.of())) {
            bench.app.start(null, "https://shop.leakgate.test/");
            bench.tapId("android:id/button2");
            assertThat(bench.phone.left).isEqualTo(1);
            assertThat(bench.id("android:id/message")).isNotNull();
            assertThat(bench.sent()).isEmpty();
            bench.tapId("android:id/button1");
            eventually(() -> bench.title().equals("Leakgate test page"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mint-3.4.3", "mi-browser-12.1.4"})
    void shows_incognito_on_every_screen_as_long_as_it_lasts(String name) throws IOException {
        try (Bench bench = new Bench(out, name, Map.of())) {
            bench.startAndAgree();
            assertThat(isIncognito(bench)).isFalse();
            bench.incognito();
            assertThat(isIncognito(bench)).isTrue();
            bench.enter("shop.leakgate.test");
            assertThat(isIncognito(bench)).isTrue();
            bench.tap(v -> v.description().equals("Menu"));
            assertThat(isIncognito(bench)).isTrue();
            bench.tapText("Settings");
            assertThat(isIncognito(bench)).isTrue();
            bench.app.key(4);
            bench.tap(v -> v.description().equals("Menu"));
            bench.tapText("Exit incognito");
            assertThat(isIncognito(bench)).isFalse();
            assertThat(bench.find(v -> v.className().endsWith("WebView"))).isNull();
        }
    }

    private static boolean isIncognito(Bench bench) {
        return bench.find(v -> v.description().equals("Incognito") && v.text().equals("Incognito mode")) != null;
    }

    @Test
    void an_engine_chosen_in_the_settings_is_kept_through_a_stop_and_forgotten_by_clear() throws IOException {
        try (Bench bench = new Bench(out, "mint-3.4.0", Map.of())) {
            bench.startAndAgree();
            bench.tap(v -> v.description().equals("Menu"));
            bench.tapText("Settings");
            bench.tapText("Search engine");
            bench.tapText("DuckDuckGo");
            assertThat(bench.id("android:id/summary").text()).isEqualTo("DuckDuckGo");
            bench.app.key(4);
            bench.app.stop();
            bench.app.start(null, null);
            bench.enter("fox");
            assertThat(bench.title()).isEqualTo("fox at DuckDuckGo");
            bench.app.clear();
            bench.startAndAgree();
            bench.enter("fox");
            assertThat(bench.title()).isEqualTo("fox - Google Search");
        }
    }

    @Test
    void the_bar_shows_the_address_until_it_is_edited_and_again_after_back() throws IOException {
        try (Bench bench = new Bench(out, "mint-3.4.0", Map.of())) {
            bench.startAndAgree();
            bench.enter("shop.leakgate.test/one");
            assertThat(bench.id("url_bar").text()).isEqualTo("https://shop.leakgate.test/one");
            bench.tapId("url_bar");
            bench.app.type(bench.id("url_bar").key(), "half");
            assertThat(bench.id("url_bar")).matches(View::focused).extracting(View::text).isEqualTo("half");
            bench.app.key(4);
            assertThat(bench.id("url_bar")).matches(v -> !v.focused()).extracting(View::text).isEqualTo("https://shop.leakgate.test/one");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mint-3.4.0", "mi-browser-12.1.3"})
    void pastes_where_the_cursor_is_and_deletes_backwards(String name) throws IOException {
        try (Bench bench = new Bench(out, name, Map.of())) {
            bench.startAndAgree();
            bench.phone.clipboard = "pasted words";
            bench.app.key(279);
            bench.tap(v -> v.className().endsWith("EditText") || v.resourceId().endsWith(":id/search_hint"));
            bench.app.key(279);
            bench.app.key(67);
            assertThat(bench.find(View::focused).text()).isEqualTo("pasted word");
            bench.app.key(66);
            eventually(() -> bench.title().equals("pasted word - Google Search"));
        }
    }

    @Test
    void the_go_button_submits_what_was_typed() throws IOException {
        try (Bench bench = new Bench(out, "mi-browser-12.1.3", Map.of())) {
            bench.startAndAgree();
            bench.tapId("search_hint");
            bench.app.type(bench.id("url").key(), "red fox");
            bench.tapId("rightBtn");
            eventually(() -> bench.title().equals("red fox - Google Search"));
        }
    }

    @Test
    void enter_in_an_empty_bar_does_nothing() throws IOException {
        try (Bench bench = new Bench(out, "mi-browser-12.1.3", Map.of())) {
            bench.startAndAgree();
            bench.tapId("search_hint");
            bench.app.key(66);
            assertThat(bench.id("url")).matches(View::focused);
            bench.app.key(4);
            assertThat(bench.id("search_hint").text()).isEqualTo("Search or enter web address");
        }
    }

    @Test
    void closing_all_tabs_asks_first_and_leaves_one_at_home() throws IOException {
        try (Bench bench = new Bench(out, "mi-browser-12.1.3", Map.of())) {
            bench.startAndAgree();
            bench.enter("a.leakgate.test");
            bench.tapId("action_tabs");
            bench.tapId("nav_action_new_tab");
            assertThat(bench.id("action_tabs").text()).isEqualTo("2");
            bench.tapId("action_tabs");
            bench.tapId("nav_close_all");
            bench.tapId("android:id/button1");
            assertThat(bench.id("action_tabs").text()).isEqualTo("1");
            assertThat(bench.find(v -> v.className().endsWith("WebView"))).isNull();
        }
    }

    @Test
    void icons_of_the_launcher_start_apps_and_it_comes_back_after_a_stop() throws IOException {
        try (Bench bench = new Bench(out, "miui-home", Map.of())) {
            bench.tapText("Mint");
            assertThat(bench.phone.launched).containsExactly("com.mi.globalbrowser.mini");
            bench.app.stop();
            assertThat(bench.find(v -> v.text().equals("Browser"))).isNotNull();
        }
    }

    @Test
    void shows_an_error_page_when_the_proxy_is_down_and_when_nobody_vouches_for_the_site() throws IOException {
        try (Bench bench = new Bench(out, "mint-compliant", Map.of())) {
            bench.startAndAgree();
            eventually(() -> bench.sent().size() == 1);
            bench.phone.trusted.clear();
            bench.enter("shop.leakgate.test");
            assertThat(bench.title()).isEqualTo("Webpage not available");
            bench.phone.trusted.add(bench.internet.ca());
            bench.phone.settings.put("global.http_proxy", "127.0.0.1:1");
            bench.enter("shop.leakgate.test");
            assertThat(bench.title()).isEqualTo("Webpage not available");
            assertThat(bench.sent()).extracting(s -> s.path("ok").asBoolean()).containsExactly(true, false, false);
            assertThat(bench.received()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":0"})
    void goes_straight_to_the_internet_when_the_phone_has_no_proxy(String setting) throws IOException {
        try (Bench bench = new Bench(out, "mint-compliant", Map.of())) {
            bench.phone.settings.put("global.http_proxy", setting);
            bench.startAndAgree();
            bench.enter("http://shop.leakgate.test/");
            assertThat(bench.title()).isEqualTo("Leakgate test page");
        }
    }

    @Test
    void an_address_that_no_client_can_read_is_an_error_page_too() throws IOException {
        try (Bench bench = new Bench(out, "mint-compliant", Map.of())) {
            bench.startAndAgree();
            bench.enter("https://[broken/");
            assertThat(bench.title()).isEqualTo("Webpage not available");
        }
    }

    @Test
    void back_walks_through_the_pages_then_home_then_out() throws IOException {
        try (Bench bench = new Bench(out, "mint-compliant", Map.of())) {
            bench.startAndAgree();
            bench.enter("a.leakgate.test");
            bench.enter("b.leakgate.test");
            bench.app.key(4);
            assertThat(bench.id("url_bar").text()).isEqualTo("https://a.leakgate.test");
            bench.app.key(4);
            assertThat(bench.find(v -> v.className().endsWith("WebView"))).isNull();
            assertThat(bench.phone.left).isZero();
            bench.app.key(4);
            assertThat(bench.phone.left).isEqualTo(1);
        }
    }

    @Test
    void every_view_lies_within_the_display_and_has_a_key_of_its_own() throws IOException {
        for (String name : List.of("mint-3.4.3", "mi-browser-12.1.4", "miui-home", "android-settings")) {
            try (Bench bench = new Bench(out, name, Map.of())) {
                bench.app.start(null, null);
                assertThat(bench.all().map(View::key)).doesNotHaveDuplicates();
                assertThat(bench.all().map(View::bounds)).allSatisfy(b -> {
                    assertThat(b.left()).isBetween(0, b.right() - 1);
                    assertThat(b.top()).isBetween(66, b.bottom() - 1);
                    assertThat(b.right()).isLessThanOrEqualTo(1080);
                    assertThat(b.bottom()).isLessThanOrEqualTo(2340);
                });
            }
        }
    }

    @Test
    void what_the_internet_got_is_what_the_browser_sent() throws IOException {
        try (Bench bench = new Bench(out, "mi-browser-12.1.3", Map.of())) {
            bench.startAndAgree();
            for (int i = 0; i < 10; i++) {
                bench.enter("page" + i + ".leakgate.test");
                bench.enter("words " + i);
            }
            eventually(() -> bench.events().size() == 50);
            assertThat(bench.sent()).allMatch(s -> s.path("ok").asBoolean());
            assertThat(bench.received().stream().map(BrowserTest::received))
                    .containsExactlyInAnyOrderElementsOf(bench.sent().stream().map(BrowserTest::sent).toList());
        }
    }

    private static String received(JsonNode line) {
        return line.path("method").asText() + " " + line.path("host").asText() + line.path("path").asText() + " " + line.path("requestBytes").asText();
    }

    private static String sent(JsonNode line) {
        return line.path("method").asText() + " " + line.path("url").asText().replaceFirst("^https?://", "") + " " + line.path("requestBytes").asText();
    }
}
