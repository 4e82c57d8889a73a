package dev.leakgate.leak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.decode.DecryptionProvider;
import dev.leakgate.secret.Secret;
import dev.leakgate.secret.SecretKind;
import dev.leakgate.traffic.Header;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be read is opaque, never clean; what a known key opens is read; a wrong key changes nothing. */
class OpaqueTest {

    private static final Secret QUERY = new Secret(SecretKind.QUERY, "amber otter piano 4471", "");
    private static final byte[] EVENT =
            "[{\"event\":\"search\",\"word\":\"amber otter piano 4471\"}]".getBytes(StandardCharsets.UTF_8);
    private static final byte[] KEY = HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f");
    private static final byte[] IV = HexFormat.of().parseHex("f0e1d2c3b4a5968778695a4b3c2d1e0f");
    private static final LeakDetector DETECTOR = LeakDetector.of(List.of(QUERY));

    @Test
    void lists_noise_in_a_body_with_host_size_and_reason() {
        assertThat(DETECTOR.detect(Traffic.post(noise(300))).opaque()).singleElement().satisfies(opaque -> {
            assertThat(opaque.host()).isEqualTo("collector.example");
            assertThat(opaque.size()).isEqualTo(300);
            assertThat(opaque.reason()).contains("looks encrypted");
        });
    }

    @Test
    void lists_noise_below_base64_hex_and_json() {
        String base64 = Base64.getEncoder().encodeToString(noise(160));
        String hex = HexFormat.of().formatHex(noise(160));
        for (String body : List.of("{\"d\":\"" + base64 + "\"}", "d=" + hex, base64)) {
            assertThat(DETECTOR.detect(Traffic.post("https://x.example/", body)).opaque()).as(body).isNotEmpty();
        }
    }

    /** What the analytics SDK sends, read as base64, might by chance look like noise when read otherwise. */
    @Test
    void what_can_be_read_is_not_opaque_by_another_reading() {
        Random random = new Random(5);
        for (int i = 0; i < 1000; i++) {
            StringBuilder events = new StringBuilder("[");
            for (int event = random.nextInt(6); event >= 0; event--) {
                events.append("{\"distinct_id\":\"").append(new UUID(random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() >>> 2 | Long.MIN_VALUE))
                        .append("\",\"time\":").append(random.nextInt()).append(",\"word\":\"").append(random.nextLong()).append("\"},");
            }
            String data = Base64.getEncoder().encodeToString(Wrappings.gzip(Wrappings.utf8(events + "{}]")));
            String body = "crc=" + data.hashCode() + "&gzip=1&data_list=" + URLEncoder.encode(data, StandardCharsets.UTF_8);
            assertThat(DETECTOR.detect(Traffic.post("https://x.example/sa", body)).opaque()).as(body).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "[{\"ekey\":\"QUJD\",\"pkv\":1,\"payloads\":[\"QUJDRA\"]}]",
        "{\"protected\":\"eyJhbGciOiJkaXIifQ\",\"iv\":\"QUJD\",\"ciphertext\":\"QUJD\",\"tag\":\"QUJD\"}",
        "eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.QUJD.QUJD.QUJD.QUJD",
    })
    void knows_an_envelope_by_its_looks(String body) {
        assertThat(DETECTOR.detect(Traffic.post("https://x.example/", body)).opaque()).isNotEmpty();
    }

    @Test
    void knows_onetrack_by_its_headers() {
        assertThat(DETECTOR.detect(Traffic.post("https://tracking.miui.com/track/v4", noise(32),
                new Header("OT_SID", "a"), new Header("OT_protocol", "3.0"))).opaque()).isNotEmpty();
        assertThat(DETECTOR.detect(Traffic.post("https://tracking.miui.com/track/v4", "{\"H\":{}}",
                new Header("OT_SID", "a"), new Header("OT_protocol", "3.0"))).opaque()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "d2b5ca33bd970f64a6301fa75ae2eb22",
        "2af21fee-c888-3373-aa41-d10fa9e3f989",
        "2af21fee-c888-5373-aa41-d10fa9e3f989",
    })
    void takes_the_digest_of_something_unknown_for_opaque(String digest) {
        assertThat(DETECTOR.detect(Traffic.post("https://x.example/", "{\"id\":\"" + digest + "\"}")).opaque()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
        "c232ab00-9414-11ec-b3c8-9e6bdeced846",
        "1ec9414c-232a-6b00-b3c8-9e6bdeced846",
        "017f22e2-79b0-7cc3-98c4-dc0c0c07398f",
        "d41d8cd98f00b204e9800998ecf8427e",
    })
    void takes_a_drawn_or_timed_uuid_and_the_digest_of_nothing_for_clean(String id) {
        assertThat(DETECTOR.detect(Traffic.post("https://x.example/", "{\"id\":\"" + id + "\"}")).opaque()).isEmpty();
    }

    @Test
    void takes_pictures_fonts_and_archives_for_what_they_are() {
        byte[] pixels = noise(2000);
        byte[] png = Wrappings.joined(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 7, (byte) 0xD0,
            'I', 'D', 'A', 'T'}, pixels, new byte[4]);
        byte[] font = Wrappings.joined("wOF2".getBytes(StandardCharsets.US_ASCII), noise(2000));
        byte[] jpeg = Wrappings.joined(new byte[] {-1, (byte) 0xD8, -1, (byte) 0xDA, 0, 2}, pixels);
        byte[] webp = Wrappings.joined("RIFF\0\0\0\0WEBP".getBytes(StandardCharsets.US_ASCII), pixels);
        for (byte[] body : List.of(png, font, jpeg, webp)) {
            assertThat(DETECTOR.detect(Traffic.post(body)).opaque()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"AES/ECB/PKCS5Padding, 0", "AES/CBC/PKCS5Padding, 16", "AES/CTR/NoPadding, 16", "AES/GCM/NoPadding, 12"})
    void reads_what_a_given_aes_key_opens(String transformation, int iv) throws GeneralSecurityException {
        byte[] sealed = Wrappings.joined(Arrays.copyOf(IV, iv), encrypt(transformation, KEY, Arrays.copyOf(IV, iv)));
        for (byte[] body : List.of(sealed, ("{\"d\":\"" + Base64.getEncoder().encodeToString(sealed) + "\"}")
                .getBytes(StandardCharsets.US_ASCII))) {
            Detection detection = knowing("aes", Map.of("key", HexFormat.of().formatHex(KEY))).detect(Traffic.post(body));
            assertThat(detection.sightings()).singleElement().matches(sighting -> sighting.trail().stream()
                    .anyMatch(step -> step.startsWith("aes-")));
            assertThat(detection.opaque()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"AES/ECB/PKCS5Padding, 0", "AES/CBC/PKCS5Padding, 16", "AES/CTR/NoPadding, 16", "AES/GCM/NoPadding, 12"})
    void takes_what_a_wrong_key_does_not_open_for_opaque(String transformation, int iv) throws GeneralSecurityException {
        byte[] sealed = Wrappings.joined(Arrays.copyOf(IV, iv), encrypt(transformation, KEY, Arrays.copyOf(IV, iv)));
        Detection detection = knowing("aes", Map.of("key", "ffffffffffffffffffffffffffffffff")).detect(Traffic.post(sealed));
        assertThat(detection.sightings()).isEmpty();
        assertThat(detection.opaque()).isNotEmpty().noneMatch(opaque -> opaque.reason().contains("fault"));
    }

    @Test
    void reads_mistat_version_2_with_the_app_s_id_and_key() throws GeneralSecurityException {
        byte[] key = mistat("2882303761517", "5041234", "dev77");
        byte[] iv = mistat("dev77", "5041234", "2882303761517");
        String value = Base64.getUrlEncoder().encodeToString(encrypt("AES/CBC/PKCS5Padding", key, iv));
        String body = "channel=c&device_id=dev77&mistatv=5&stat_value=" + value;
        for (Map<String, String> settings : List.of(Map.of("appId", "2882303761517", "appKey", "5041234"),
                Map.of("appId", "2882303761517", "appKey", "5041234", "deviceId", "other, dev77"))) {
            assertThat(knowing("mistat", settings).detect(Traffic.post("https://x.example/mistats/v2", body)).sightings())
                    .singleElement().matches(sighting -> sighting.trail().contains("mistat"));
        }
        assertThat(knowing("mistat", Map.of("appId", "1", "appKey", "2")).detect(Traffic.post("https://x.example/", body))
                .opaque()).isNotEmpty();
    }

    private static LeakDetector knowing(String section, Map<String, String> settings) {
        return LeakDetector.of(List.of(QUERY), new Known(List.of(), List.of(),
                DecryptionProvider.forSection(section).decryptions(settings)));
    }

    private static byte[] encrypt(String transformation, byte[] key, byte[] iv) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(transformation);
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), iv.length == 0 ? null
                : iv.length == 12 ? new GCMParameterSpec(128, iv) : new IvParameterSpec(iv));
        return cipher.doFinal(EVENT);
    }

    private static byte[] mistat(String first, String second, String third) throws GeneralSecurityException {
        byte[] seed = ("seed:" + first + "-" + second + "-" + third).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(seed)).substring(0, 16)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return bytes;
    }
}
