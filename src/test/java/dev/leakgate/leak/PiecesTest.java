package dev.leakgate.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.leakgate.secret.HashFunction;
import dev.leakgate.secret.Secret;
import dev.leakgate.secret.SecretKind;
import dev.leakgate.traffic.Capture;
import dev.leakgate.traffic.Exchange;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets that leave piece by piece: key by key, word by word, in part, or as a prefix of a hash. */
class PiecesTest {

    private static final Secret QUERY = new Secret(SecretKind.QUERY, "amber otter piano 4471", "");
    private static final Secret IMEI = new Secret(SecretKind.IMEI, "490154203237518", "");
    private static final Secret MAC = new Secret(SecretKind.MAC, "a0:b1:c2:d3:e4:5f", "");
    private static final Secret URL = new Secret(SecretKind.URL, "https://www.page.example/a/secret.html?id=7", "");
    private static final LeakDetector DETECTOR = LeakDetector.of(List.of(QUERY, IMEI, MAC, URL));

    @Test
    void tells_a_growing_series_of_keystrokes_once_and_its_longest() {
        assertThat(typed("https://s.example/c?q=", "am", "amb", "ambe", "amber")).singleElement()
                .satisfies(sighting -> {
                    assertThat(sighting.exchange()).isEqualTo("e3");
                    assertThat(sighting.partial()).isTrue();
                    assertThat(sighting.share()).isCloseTo(5.0 / 22, within(0.01));
                });
    }

    @Test
    void tells_a_single_prefix_of_eight_characters() {
        assertThat(typed("https://s.example/c?q=", "amber ot")).hasSize(1);
    }

    @Test
    void does_not_take_two_short_prefixes_for_typing() {
        assertThat(typed("https://s.example/c?q=", "amb", "amber")).isEmpty();
        assertThat(typed("https://s.example/c?q=", "amber", "amber ", "amber")).isEmpty();
    }

    @Test
    void does_not_join_keystrokes_to_different_endpoints() {
        assertThat(detect(Stream.of("https://a.example/?q=am", "https://b.example/?q=amb", "https://c.example/?q=ambe")
                .map(Traffic::get).toList())).isEmpty();
    }

    @Test
    void says_only_the_whole_query_when_it_was_sent_as_well() {
        assertThat(typed("https://s.example/c?q=", "am", "amb", "ambe", "amber otter piano 4471")).singleElement()
                .matches(sighting -> !sighting.partial());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"w\":[\"amber\",\"otter\",\"piano\",\"4471\"]}",
        "{\"a\":\"amber otter\",\"b\":\"piano 4471\"}",
        "q1=amber&q2=otter&q3=piano&q4=4471",
        "<w><t>amber</t><t>otter</t><t>piano</t><t>4471</t></w>",
        "[{\"t\":\"amber\",\"i\":0},{\"t\":\"otter\",\"i\":1},{\"t\":\"piano\",\"i\":2},{\"t\":\"4471\",\"i\":3}]",
        "{\"tac\":\"49015420\",\"snr\":\"323751\"}",
        "{\"oui\":\"a0:b1:c2\",\"nic\":\"d3:e4:5f\"}",
    })
    void joins_what_was_split_over_neighbouring_values(String body) {
        assertThat(detect(List.of(Traffic.post("https://x.example/", body)))).isNotEmpty()
                .allMatch(sighting -> sighting.trail().get(sighting.trail().size() - 1).startsWith("joined from"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"mac\":[\"a0\",\"b1\",\"c2\",\"d3\",\"e4\",\"5f\"]}", "['A0','B1','C2','D3','E4','5F']", "[\"4\",\"9\",\"0\",\"1\",\"5\","
        + "\"4\",\"2\",\"0\",\"3\",\"2\",\"3\",\"7\",\"5\",\"1\",\"8\"]"})
    void joins_a_list_of_characters_and_of_bytes(String body) {
        assertThat(detect(List.of(Traffic.post("https://x.example/", body)))).singleElement()
                .satisfies(sighting -> assertThat(sighting.trail()).contains("list of characters"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"w\":[\"4471\",\"piano\",\"otter\",\"amber\"]}",
        "{\"w\":[\"amber\",\"otter\"]}",
        "{\"a\":\"amber\",\"1\":1,\"2\":2,\"3\":3,\"4\":4,\"b\":\"otter piano 4471\"}",
        "{\"tac\":\"49015420\",\"snr\":\"323752\"}",
        "{\"oui\":\"a0:b1:c2\",\"nic\":\"d3:e4:5e\"}",
    })
    void does_not_join_what_does_not_belong_together(String body) {
        assertThat(detect(List.of(Traffic.post("https://x.example/", body)))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"imei, 490154203237518, 03237518, 0.86", "imei, 490154203237518, 4901542032, 0.4",
        "androidId, a7b2c3d4e5f60718, e5f60718, 0.5", "androidId, a7b2c3d4e5f60718, a7b2c3d4e5f6, 0.75",
        "advertisingId, 3f2504e0-4f89-41d3-9a0c-0305e82c3301, 3f2504e0-4f89-41d3, 0.5"})
    void tells_a_part_of_an_identifier_with_its_share(String kind, String value, String part, double share) {
        LeakDetector detector = LeakDetector.of(List.of(new Secret(SecretKind.of(kind), value, "")));
        assertThat(detector.detect(Traffic.post("https://x.example/", "{\"p\":\"" + part + "\"}")).sightings())
                .singleElement().satisfies(sighting -> {
                    assertThat(sighting.partial()).isTrue();
                    assertThat(sighting.share()).isCloseTo(share, within(0.1));
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"49015420", "4901542", "a0:b1:c2", "mail.example", "@mail.example", "518"})
    void takes_what_many_share_for_no_leak(String part) {
        LeakDetector detector = LeakDetector.of(List.of(IMEI, MAC, new Secret(SecretKind.EMAIL, "jo@mail.example", "")));
        assertThat(detector.detect(Traffic.post("https://x.example/", "{\"p\":\"" + part + "\"}")).sightings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"www.page.example/a/secret.html?id=7", "www.page.example/a/secret.html", "www.page.example/"})
    void finds_the_whole_hash_of_a_safe_browsing_expression(String expression) {
        String hash = Base64.getEncoder().encodeToString(sha256(expression));
        assertThat(detect(List.of(Traffic.post("https://safebrowsing.googleapis.com/v4/fullHashes:find",
                "{\"threatEntries\":[{\"hash\":\"" + hash + "\"}]}")))).isNotEmpty()
                .allMatch(sighting -> sighting.confidence() == Confidence.HIGH);
    }

    @Test
    void merely_notes_a_prefix_of_one_that_goes_to_a_list_service() {
        byte[] prefix = Arrays.copyOf(sha256("www.page.example/a/secret.html?id=7"), 4);
        byte[] message = Wrappings.joined(new byte[] {10, 1, 65, 18, 6, 10, 4}, prefix);
        String request = URLEncoder.encode(Base64.getEncoder().encodeToString(message), StandardCharsets.UTF_8);
        assertThat(detect(List.of(Traffic.get("https://safebrowsing.googleapis.com/v4/fullHashes:find?$req=" + request))))
                .singleElement().satisfies(sighting -> {
                    assertThat(sighting.confidence()).isEqualTo(Confidence.LOW);
                    assertThat(sighting.trail()).endsWith("Safe Browsing prefix");
                });
    }

    @Test
    void takes_such_a_prefix_for_a_leak_elsewhere() {
        byte[] prefix = Arrays.copyOf(sha256("www.page.example/a/secret.html?id=7"), 4);
        assertThat(detect(List.of(Traffic.post("https://x.example/", "{\"h\":\""
                + Base64.getEncoder().encodeToString(prefix) + "\"}")))).singleElement()
                .matches(sighting -> sighting.confidence() == Confidence.MEDIUM && sighting.partial());
        assertThat(detect(List.of(Traffic.post("https://x.example/", "{\"h\":\""
                + HexFormat.of().formatHex(sha256("www.other.example/"), 0, 4) + "\"}")))).isEmpty();
    }

    private static byte[] sha256(String text) {
        return HashFunction.SHA256.apply(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Sighting> typed(String address, String... texts) {
        Exchange[] exchanges = new Exchange[texts.length];
        for (int i = 0; i < texts.length; i++) {
            exchanges[i] = Traffic.exchange("e" + i, address + URLEncoder.encode(texts[i], StandardCharsets.UTF_8),
                    Traffic.NOTHING, null);
        }
        return detect(List.of(exchanges));
    }

    private static List<Sighting> detect(List<Exchange> exchanges) {
        return DETECTOR.detect(new Capture(exchanges, List.of(), List.of(), true)).sightings();
    }
}
