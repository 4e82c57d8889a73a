package dev.leakgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leakgate.traffic.Frame;
import dev.leakgate.traffic.Journal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScanTest {

    private static final String ID = "a7b2c3d4e5f60718";
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;
    private Path secrets;

    @BeforeEach
    void writeSecrets() throws IOException {
        secrets = file("secrets.json", "{\"androidId\":[\"" + ID + "\"],\"query\":[\"amber otter piano\"]}");
    }

    @Test
    void exits_with_0_when_all_is_clean_and_fully_read() throws IOException {
        Shown shown = scan(har(entry("https://x.example/", "{\"a\":1}")));
        assertThat(shown.code()).isZero();
        assertThat(shown.out()).isEmpty();
    }

    @Test
    void exits_with_1_at_a_leak_and_says_all_about_it() throws IOException {
        Path har = har(entry("https://x.example/", "{}"), entry("https://y.example/", "{\"a\":{\"b\":\"" + ID + "\"}}"));
        Shown shown = scan(har);
        assertThat(shown.code()).isEqualTo(1);
        JsonNode line = JSON.readTree(shown.out());
        assertThat(line.get("har").asText()).isEqualTo(har.toString());
        assertThat(line.get("entry").asInt()).isEqualTo(1);
        assertThat(line.get("kind").asText()).isEqualTo("androidId");
        assertThat(line.get("value").asText()).isEqualTo(ID);
        assertThat(line.get("where").asText()).isEqualTo("body");
        assertThat(line.get("trail")).hasToString("[\"body\",\"json $.a.b\"]");
        assertThat(line.get("confidence").asText()).isEqualTo("high");
        assertThat(line.get("partial").asBoolean()).isFalse();
        assertThat(line.get("host").asText()).isEqualTo("y.example");
    }

    @Test
    void counts_an_exchange_once_of_which_it_is_known_only_at_the_end_that_it_was_typed_key_by_key() throws IOException {
        String[] typed = {"a", "am", "amb", "ambe", "amber", "amber ", "amber o"};
        Shown shown = scan("--format", "text", har(java.util.Arrays.stream(typed)
                .map(text -> entry("https://x.example/suggest", "{\"q\":\"" + text + "\"}")).toArray(String[]::new)));
        assertThat(shown.code()).isEqualTo(1);
        assertThat(shown.out()).endsWith("7 exchanges, 1 leak, 0 opaque or not fully read\n");
    }

    @Test
    void exits_with_3_when_something_is_opaque() throws IOException {
        byte[] noise = new byte[200];
        new Random(1).nextBytes(noise);
        Shown shown = scan(har(entry("https://x.example/", Base64.getEncoder().encodeToString(noise))));
        assertThat(shown.code()).isEqualTo(3);
        JsonNode line = JSON.readTree(shown.out());
        assertThat(line.get("opaque").asBoolean()).isTrue();
        assertThat(line.get("reason").asText()).contains("looks encrypted");
    }

    @Test
    void does_not_take_what_only_comes_back_for_a_leak() throws IOException {
        Shown shown = scan(har("{\"request\":{\"url\":\"https://x.example/\"},\"response\":{\"status\":200,"
                + "\"content\":{\"text\":\"" + ID + "\"}}}"));
        assertThat(shown.code()).isZero();
        assertThat(shown.out()).contains("\"direction\":\"response\"");
    }

    @Test
    void does_not_take_a_checksum_alone_for_a_leak() throws IOException {
        java.util.zip.CRC32 crc = new java.util.zip.CRC32();
        crc.update(ID.getBytes(StandardCharsets.US_ASCII));
        Shown shown = scan(har(entry("https://x.example/", "{\"c\":" + crc.getValue() + "}")));
        assertThat(shown.out()).contains("\"confidence\":\"low\"");
        assertThat(shown.code()).isZero();
    }

    @Test
    void shows_people_the_decoded_surroundings_with_the_secret_marked() throws IOException {
        String body = Base64.getEncoder().encodeToString(("{\"id\":\"" + ID + "\",\"n\":7}").getBytes(StandardCharsets.UTF_8));
        Shown shown = scan("--format", "text", har(entry("https://x.example/", body)));
        assertThat(shown.out()).contains("androidId").contains("body > base64 > json $.id")
                .contains("{\"id\":\"\u00ab" + ID + "\u00bb\",\"n\":7}").contains("1 exchange, 1 leak, ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "missing.har|missing.har: no such file",
        "nonsense.har|nonsense.har: not a HAR",
        "empty.har|empty.har: not a HAR",
    })
    void exits_with_2_and_names_what_cannot_be_read(String name, String message) throws IOException {
        file("nonsense.har", "{\"a\":1}");
        file("empty.har", "");
        Shown shown = scan(folder.resolve(name));
        assertThat(shown.code()).isEqualTo(2);
        assertThat(shown.err()).contains(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"colour\":[\"red\"]}|unknown kind of secret 'colour', known are query",
        "{\"query\":[{}]}|a value of \"query\" is no text",
        "{}|holds no secret",
        "[]|expected a JSON object",
        "{\"query\":|line 1: not JSON",
    })
    void exits_with_2_and_says_what_is_wrong_with_the_secrets(String json, String message) throws IOException {
        secrets = file("bad.json", json);
        Shown shown = scan(har(entry("https://x.example/", "")));
        assertThat(shown.code()).isEqualTo(2);
        assertThat(shown.err()).contains("bad.json").contains(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{\"rot26\":[{}]}|unknown section 'rot26', known are salts, hmacKeys, aes, mistat",
        "{\"salts\":\"x\"}|salts: expected a list",
        "{\"aes\":[{\"key\":\"short\"}]}|an AES key has 16, 24 or 32 bytes",
        "{\"aes\":[{\"key\":\"000102030405060708090a0b0c0d0e0f\",\"mode\":\"xyz\"}]}|unknown mode 'xyz'",
        "{\"mistat\":[{\"appId\":\"1\"}]}|appKey is missing",
    })
    void exits_with_2_and_says_what_is_wrong_with_the_keys(String json, String message) throws IOException {
        Shown shown = scan("--keys", file("keys.json", json), har(entry("https://x.example/", "")));
        assertThat(shown.code()).isEqualTo(2);
        assertThat(shown.err()).contains("keys.json").contains(message);
    }

    @Test
    void knows_salts_and_keys_from_a_file() throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("key of ours".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String hash = HexFormat.of().formatHex(mac.doFinal(ID.getBytes(StandardCharsets.UTF_8)));
        Path har = har(entry("https://x.example/", "{\"h\":\"" + hash + "\"}"));
        assertThat(scan(har).code()).isEqualTo(3);
        Shown shown = scan("--keys", file("keys.json", "{\"hmacKeys\":[\"key of ours\"],\"salts\":[\"x\"]}"), har);
        assertThat(shown.code()).isEqualTo(1);
        assertThat(shown.out()).contains("hmac-sha256");
    }

    @Test
    void keeps_what_can_be_read_of_a_broken_har_and_names_the_entry_that_could_not() throws IOException {
        String good = entry("https://x.example/", "{\"id\":\"" + ID + "\"}");
        Path har = file("cut.har", "{\"log\":{\"entries\":[" + good + "," + good.substring(0, good.length() / 2));
        Shown shown = scan(har);
        assertThat(shown.code()).isEqualTo(1);
        List<JsonNode> lines = lines(shown);
        assertThat(lines).anyMatch(line -> line.path("kind").asText().equals("androidId") && line.get("entry").asInt() == 0);
        assertThat(lines).anyMatch(line -> line.path("opaque").asBoolean() && line.path("entry").asInt(-1) == 1);
    }

    @Test
    void reads_several_captures_and_more_threads_give_the_same_answer() throws IOException {
        List<String> entries = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            entries.add(entry("https://x.example/" + i, "{\"id\":\"" + (i % 7 == 0 ? ID : "0000000000000001") + "\"}"));
        }
        Path har = har(entries.toArray(String[]::new));
        Shown one = scan("--threads", 1, har, har);
        assertThat(lines(one)).hasSize(58);
        assertThat(scan("--threads", 4, har, har).out()).isEqualTo(one.out());
    }

    @Test
    void reads_the_journal_of_a_run() {
        Path file = folder.resolve("capture.journal");
        try (Journal journal = Journal.create(file)) {
            journal.append(Frame.of("request", Map.of("x", "x1", "method", "GET", "url", "https://x.example/?id=" + ID,
                    "version", "HTTP/1.1", "client", "10.0.0.7:41000", "headers", List.of())));
            journal.append(Frame.of("request_end", Map.of("x", "x1")));
            journal.complete();
        }
        assertThat(scan(file).out()).contains("\"where\":\"url\"");
    }

    @Test
    void explains_itself() {
        Shown shown = Shown.of("scan", "--help");
        assertThat(shown.code()).isZero();
        assertThat(shown.out()).contains("--secrets", "--keys", "Exit codes", "Example", "advertisingId");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--colour", "--threads=0", "--format=pdf"})
    void exits_with_2_at_bad_usage(String option) throws IOException {
        assertThat(scan(option, har(entry("https://x.example/", ""))).code()).isEqualTo(2);
    }

    private Shown scan(Object... arguments) {
        List<Object> all = new ArrayList<>(List.of("--secrets", secrets));
        all.addAll(Arrays.asList(arguments));
        return Shown.of("scan", all.toArray());
    }

    private static List<JsonNode> lines(Shown shown) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : shown.out().lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    private Path har(String... entries) throws IOException {
        return file("capture.har", "{\"log\":{\"version\":\"1.2\",\"entries\":[" + String.join(",", entries) + "]}}");
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static String entry(String url, String body) {
        return JSON.createObjectNode().put("startedDateTime", "2026-01-01T00:00:00Z").set("request",
                JSON.createObjectNode().put("method", "POST").put("url", url)
                        .set("postData", JSON.createObjectNode().put("text", body))).toString();
    }
}
