package dev.leakgate.leak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.secret.Secret;
import dev.leakgate.secret.SecretKind;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each kind of secret in the forms that the world writes it, and in forms that are somebody else's. */
class EverySpellingTest {

    @ParameterizedTest(name = "{0} {1} as {2}")
    @CsvSource(delimiter = '|', value = {
        "imei|490154203237518|490154203237518",
        "imei|490154203237518|49015420323751",
        "imei|49015420323751|490154203237518",
        "imei|490154203237518|4901542032375101",
        "imei|490154203237518|49015420-323751",
        "imei|490154203237518|49-015420-323751-8",
        "imei|490154203237518|490154-20-323751-8",
        "imei|490154203237518|490154 20 323751 8",
        "imei|490154203237518|urn:gsma:imei:49015420-323751-0",
        "mac|a0:b1:c2:d3:e4:5f|a0:b1:c2:d3:e4:5f",
        "mac|a0:b1:c2:d3:e4:5f|A0:B1:C2:D3:E4:5F",
        "mac|a0:b1:c2:d3:e4:5f|a0-b1-c2-d3-e4-5f",
        "mac|a0:b1:c2:d3:e4:5f|A0B1C2D3E45F",
        "mac|a0:b1:c2:d3:e4:5f|a0b1.c2d3.e45f",
        "mac|a0:b1:c2:d3:e4:5f|a0b1c2-d3e45f",
        "mac|a0:b1:c2:d3:e4:5f|a0 b1 c2 d3 e4 5f",
        "mac|a0:b1:c2:d3:e4:5f|176685338322015",
        "advertisingId|3f2504e0-4f89-41d3-9a0c-0305e82c3301|3F2504E0-4F89-41D3-9A0C-0305E82C3301",
        "advertisingId|3f2504e0-4f89-41d3-9a0c-0305e82c3301|3f2504e04f8941d39a0c0305e82c3301",
        "advertisingId|3f2504e0-4f89-41d3-9a0c-0305e82c3301|{3F2504E0-4F89-41D3-9A0C-0305E82C3301}",
        "oaid|3f2504e04f8941d3|3F2504E04F8941D3",
        "gsfId|3991350912597918270|3991350912597918270",
        "gsfId|3991350912597918270|376420820754823e",
        "gsfId|376420820754823e|3991350912597918270",
        "bssid|50:64:2b:0a:0b:0c|50-64-2B-0A-0B-0C",
        "ssid|Bench-482913|Bench-482913",
        "widevineId|ESIzRFVmd4iZqrvM3e7/ABEiM0RVZneImaq7zN3u/wA=|112233445566778899aabbccddeeff00112233445566778899aabbccddeeff00",
        "otherId|kM3xQ9vT2bLw7ZpR5nYd8GhC1sJf4UaE|kM3xQ9vT2bLw7ZpR5nYd8GhC1sJf4UaE",
        "otherId|1f0e9d8c7b6a5f4e|1F0E9D8C7B6A5F4E",
        "androidId|00b2c3d4e5f60718|b2c3d4e5f60718",
        "androidId|00b2c3d4e5f60718|50317865013085976",
        "androidId|a0b2c3d4e5f60718|11579532911081555736",
        "androidId|a0b2c3d4e5f60718|-6867211162627995880",
        "phone|+8613800138000|13800138000",
        "phone|+8613800138000|008613800138000",
        "phone|+8613800138000|+86 138 0013 8000",
        "phone|+8613800138000|138-0013-8000",
        "phone|+8613800138000|(86) 13800138000",
        "imsi|460001234567890|460-00-1234567890",
        "iccid|89860012345678901238|8986 0012 3456 7890 1238",
        "meid|A0000012345678|268435457803430008",
        "meid|A0000012345678|a0 00 00 12 34 56 78",
        "serial|R58M12ABCDE|r58m12abcde",
        "email|jo.doe@mail.example|JO.DOE@MAIL.EXAMPLE",
        "account|1234567891|1234567891",
        "url|https://www.page.example/a/secret?id=7|page.example/a/secret?id=7",
        "url|https://www.page.example/a/secret?id=7|HTTP://WWW.PAGE.EXAMPLE/A/SECRET?ID=7",
        "query|amber otter piano|amber+otter+piano",
        "query|amber otter piano|amber%20otter%20piano",
        "query|amber otter piano|amber-otter-piano",
        "query|amber otter piano|amber_otter_piano",
        "query|amber otter piano|amberotterpiano",
        "query|amber otter piano|AMBER Otter PIANO",
        "query|amber otter piano|amber\u3000otter\u3000piano",
        "text|Caf\u00e9 \u00dcber allen|CAF\u00c9 \u00dcBER ALLEN",
    })
    void finds(String kind, String value, String spelling) {
        LeakDetector detector = detector(kind, value);
        for (String body : inTraffic(spelling)) {
            assertThat(detector.detect(Traffic.post("https://x.example/", body)).sightings()).as(body)
                    .anyMatch(sighting -> !sighting.partial() && sighting.confidence() != Confidence.LOW);
        }
    }

    @ParameterizedTest(name = "{0} {1} is not {2}")
    @CsvSource(delimiter = '|', value = {
        "imei|490154203237518|490154203237526",
        "imei|490154203237518|49015420",
        "mac|a0:b1:c2:d3:e4:5f|a0:b1:c2",
        "mac|a0:b1:c2:d3:e4:5f|a0:b1:c2:d3:e4:5e",
        "advertisingId|3f2504e0-4f89-41d3-9a0c-0305e82c3301|3f2504e0-4f89-41d3-9a0c-0305e82c3302",
        "androidId|a0b2c3d4e5f60718|a0b2c3d4e5f60719",
        "androidId|a0b2c3d4e5f60718|a0b2c3d",
        "phone|+8613800138000|13800138001",
        "phone|+8613800138000|8138001380004",
        "serial|1a2b3c4d|ff1a2b3c4d99",
        "imsi|460001234567890|46000",
        "email|jo.doe@mail.example|al.bee@mail.example",
        "url|https://www.page.example/a/secret?id=7|https://www.page.example/",
        "query|amber otter piano|piano otter amber",
        "query|amber otter piano|amber piano",
        "query|amber otter piano|otter",
    })
    void is_not_fooled(String kind, String value, String other) {
        LeakDetector detector = detector(kind, value);
        for (String body : inTraffic(other)) {
            assertThat(detector.detect(Traffic.post("https://x.example/", body)).sightings()).as(body).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"NFC", "NFD", "NFKC", "NFKD"})
    void finds_letters_composed_as(String form) {
        String spelling = Normalizer.normalize("Crème brûlée à Orléans", Normalizer.Form.valueOf(form));
        assertThat(detector("query", "crème brûlée à orléans").detect(Traffic.post("https://x.example/",
                "{\"q\":\"" + spelling + "\"}")).sightings()).hasSize(1);
    }

    static Stream<Arguments> charsets() {
        return Stream.of(Arguments.of("GBK", "紫色斑马石英"), Arguments.of("GB18030", "紫色斑马石英"),
                Arguments.of("Big5", "紫色斑馬石英"), Arguments.of("Shift_JIS", "紫色のシマウマ"),
                Arguments.of("EUC-KR", "보라색 얼룩말"), Arguments.of("KOI8-R", "сиреневый бегемот"),
                Arguments.of("windows-1251", "сиреневый бегемот"), Arguments.of("UTF-16LE", "紫色斑马石英"),
                Arguments.of("UTF-16BE", "сиреневый бегемот"), Arguments.of("UTF-32LE", "紫色斑马石英"),
                Arguments.of("UTF-32BE", "紫色斑马石英"), Arguments.of("UTF-16", "紫色斑马石英"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("charsets")
    void finds_words_in_the_character_set(String charset, String query) {
        LeakDetector detector = detector("query", query);
        byte[] bytes = query.getBytes(Charset.forName(charset));
        byte[] json = ("{\"q\":\"" + Base64.getEncoder().encodeToString(bytes) + "\"}").getBytes(StandardCharsets.US_ASCII);
        byte[] form = ("q=" + percent(bytes)).getBytes(StandardCharsets.US_ASCII);
        for (byte[] body : List.of(bytes, json, form, Wrappings.gzip(bytes))) {
            assertThat(detector.detect(Traffic.post(body)).sightings()).isNotEmpty();
        }
    }

    private static String percent(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte b : bytes) {
            text.append("%%%02X".formatted(b & 0xFF));
        }
        return text.toString();
    }

    private static List<String> inTraffic(String spelling) {
        String json = "{\"n\":1,\"v\":\"" + spelling + "\"}";
        return List.of(json, "n=1&v=" + URLEncoder.encode(spelling, StandardCharsets.UTF_8),
                Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static LeakDetector detector(String kind, String value) {
        return LeakDetector.of(List.of(new Secret(SecretKind.of(kind), value, "")));
    }
}
