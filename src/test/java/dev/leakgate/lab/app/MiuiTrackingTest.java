package dev.leakgate.lab.app;

import static dev.leakgate.lab.app.Bench.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leakgate.decode.Decryption;
import dev.leakgate.decode.MiStatProvider;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MiuiTrackingTest {

    @TempDir
    Path out;

    @Test
    void a_folder_opened_is_told_in_the_region_of_the_phone_readable_after_base64() throws Exception {
        try (Bench bench = new Bench(out, "miui-home-11", Map.of("folder-name", "Amber otters"))) {
            bench.app.start(null, null);
            bench.tap(v -> v.description().equals("Folder"));

            eventually(() -> !told(bench).isEmpty());
            JsonNode sent = told(bench).get(0);
            assertThat(sent.path("path").asText()).isEqualTo("/track/spock");
            String value = bench.body(sent).replaceFirst("^value=", "").replaceFirst("&.*", "");
            JsonNode report = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(URLDecoder.decode(value, StandardCharsets.UTF_8)));
            assertThat(report.at("/H/pkg").asText()).isEqualTo("com.miui.home");
            assertThat(report.at("/B/0/event").asText()).isEqualTo("x_folder_opened");
            assertThat(report.at("/B/0/name").asText()).isEqualTo("Amber otters");
        }
    }

    @Test
    void nothing_is_told_while_nothing_is_done() throws Exception {
        try (Bench bench = new Bench(out, "miui-home-11", Map.of())) {
            bench.app.start(null, null);
            bench.app.key(83);

            eventually(() -> !told(bench).isEmpty());
            assertThat(told(bench)).hasSize(1);
        }
    }

    @Test
    void a_later_launcher_encrypts_it_and_tells_mistat_what_only_the_apps_key_opens() throws Exception {
        try (Bench bench = new Bench(out, "miui-home-12", Map.of("folder-name", "Amber otters"))) {
            bench.app.start(null, null);
            bench.tap(v -> v.description().equals("Folder"));

            eventually(() -> to(bench, "data.mistat.rus.xiaomi.com").size() == 1);
            Map<String, String> form = new HashMap<>();
            for (String field : bench.body(to(bench, "data.mistat.rus.xiaomi.com").get(0)).split("&")) {
                form.put(field.substring(0, field.indexOf('=')), URLDecoder.decode(field.substring(field.indexOf('=') + 1), StandardCharsets.UTF_8));
            }
            byte[] sealed = Base64.getDecoder().decode(form.get("stat_value"));
            Decryption key = new MiStatProvider().decryptions(Map.of("appId", "2882303761517000001", "appKey", "5341700000001")).get(0);
            assertThat(new String(sealed, StandardCharsets.UTF_8)).doesNotContain("Amber");
            assertThat(key.decrypt(sealed, name -> Optional.ofNullable(form.get(name)))).hasValueSatisfying(plain ->
                    assertThat(new String(plain, StandardCharsets.UTF_8)).contains("x_folder_opened").contains("Amber otters"));
        }
    }

    @Test
    void the_launcher_of_the_control_phone_tells_nobody() {
        assertThat(AppFile.read("miui-home").channels()).isEmpty();
    }

    private static List<JsonNode> told(Bench bench) {
        return to(bench, "tracking.rus.miui.com");
    }

    private static List<JsonNode> to(Bench bench, String host) {
        return bench.received().stream().filter(r -> r.path("host").asText().equals(host)).toList();
    }
}
