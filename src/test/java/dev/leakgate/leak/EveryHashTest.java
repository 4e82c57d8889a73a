package dev.leakgate.leak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.secret.HashFunction;
import dev.leakgate.secret.Secret;
import dev.leakgate.secret.SecretKind;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hashes of secrets, written in every way, once and twice, with known salts and keys; and hashes of other things. */
class EveryHashTest {

    private static final Secret QUERY = new Secret(SecretKind.QUERY, "amber otter piano 4471", "t1");
    private static final Secret MAC = new Secret(SecretKind.MAC, "a0:b1:c2:d3:e4:5f", "phone");
    private static final Secret IMEI = new Secret(SecretKind.IMEI, "490154203237518", "phone");
    private static final String SALT = "s4lt";
    private static final byte[] KEY = utf8("hmac key");
    private static final LeakDetector DETECTOR = LeakDetector.of(List.of(QUERY, MAC, IMEI));
    private static final LeakDetector KNOWING = LeakDetector.of(List.of(QUERY, MAC, IMEI),
            new Known(List.of(SALT), List.of(KEY), List.of()));

    private static Map<String, Function<byte[], String>> outputs() {
        Map<String, Function<byte[], String>> all = new LinkedHashMap<>();
        all.put("hex", HexFormat.of()::formatHex);
        all.put("upper hex", HexFormat.of().withUpperCase()::formatHex);
        all.put("hex with colons", HexFormat.ofDelimiter(":")::formatHex);
        all.put("base64", Base64.getEncoder()::encodeToString);
        all.put("base64url", Base64.getUrlEncoder().withoutPadding()::encodeToString);
        all.put("8 bytes in hex", digest -> HexFormat.of().formatHex(digest, 0, 8));
        all.put("8 bytes in base64", digest -> Base64.getEncoder().encodeToString(Arrays.copyOf(digest, 8)));
        return all;
    }

    @TestFactory
    Stream<DynamicTest> finds_the_hash() {
        return HashFunction.ALL.stream().filter(function -> !function.weak()).flatMap(function ->
                outputs().entrySet().stream().map(output -> DynamicTest.dynamicTest(
                        function.name() + " in " + output.getKey(), () -> {
                            assertFound(DETECTOR, QUERY, output.getValue().apply(function.apply(utf8(QUERY.value()))));
                            assertFound(DETECTOR, MAC, output.getValue().apply(function.apply(utf8("A0B1C2D3E45F"))));
                        })));
    }

    @TestFactory
    Stream<DynamicTest> finds_the_raw_bytes_of() {
        return HashFunction.ALL.stream().filter(function -> !function.weak()).map(function ->
                DynamicTest.dynamicTest(function.name(), () -> {
                    byte[] digest = function.apply(utf8(IMEI.value()));
                    byte[] protobuf = Wrappings.joined(new byte[] {8, 1, 18, (byte) digest.length}, digest);
                    assertThat(DETECTOR.detect(Traffic.post(digest)).sightings()).as("alone").isNotEmpty();
                    assertThat(DETECTOR.detect(Traffic.post(protobuf)).sightings()).as("in protobuf").isNotEmpty();
                }));
    }

    @TestFactory
    Stream<DynamicTest> finds_a_second_round() {
        return HashFunction.COMMON.stream().flatMap(first -> HashFunction.COMMON.stream().map(second ->
                DynamicTest.dynamicTest(second.name() + " of " + first.name(), () -> {
                    byte[] once = first.apply(utf8(QUERY.value()));
                    for (byte[] form : List.of(once, utf8(HexFormat.of().formatHex(once)),
                            utf8(HexFormat.of().withUpperCase().formatHex(once)), Base64.getEncoder().encode(once))) {
                        assertFound(DETECTOR, QUERY, HexFormat.of().formatHex(second.apply(form)));
                    }
                })));
    }

    @Test
    void finds_a_salted_hash_only_when_the_salt_is_known() {
        for (HashFunction function : HashFunction.COMMON) {
            for (String salted : List.of(SALT + IMEI.value(), IMEI.value() + SALT)) {
                String hash = HexFormat.of().formatHex(function.apply(utf8(salted)));
                assertFound(KNOWING, IMEI, hash);
                assertNotFound(DETECTOR, hash);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HmacMD5", "HmacSHA1", "HmacSHA256", "HmacSHA512"})
    void finds_an_hmac_only_when_the_key_is_known(String name) throws GeneralSecurityException {
        Mac mac = Mac.getInstance(name);
        mac.init(new SecretKeySpec(KEY, name));
        byte[] digest = mac.doFinal(utf8(IMEI.value()));
        for (Function<byte[], String> output : outputs().values()) {
            assertFound(KNOWING, IMEI, output.apply(digest));
            assertNotFound(DETECTOR, output.apply(digest));
        }
    }

    @Test
    void finds_an_identifier_turned_into_a_name_based_uuid() {
        assertFound(DETECTOR, IMEI, UUID.nameUUIDFromBytes(utf8(IMEI.value())).toString());
        assertFound(DETECTOR, IMEI, version5(IMEI.value()));
    }

    /** RFC 9562 section 5.5, in the name space of addresses. */
    private static String version5(String name) {
        byte[] space = HexFormat.of().parseHex("6ba7b8119dad11d180b400c04fd430c8");
        byte[] sha1 = HashFunction.COMMON.get(1).apply(Wrappings.joined(space, utf8(name)));
        sha1[6] = (byte) (sha1[6] & 0x0F | 0x50);
        sha1[8] = (byte) (sha1[8] & 0x3F | 0x80);
        String hex = HexFormat.of().formatHex(sha1, 0, 16);
        return hex.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
    }

    @TestFactory
    Stream<DynamicTest> takes_a_checksum_for_a_weak_sign() {
        return HashFunction.ALL.stream().filter(HashFunction::weak).map(function -> DynamicTest.dynamicTest(
                function.name(), () -> {
                    String hex = HexFormat.of().formatHex(function.apply(utf8(IMEI.value())));
                    List<String> forms = List.of(hex, Long.toString(Long.parseLong(hex, 16)));
                    for (String form : forms) {
                        assertThat(DETECTOR.detect(Traffic.post("https://x.example/", "{\"c\":\"" + form + "\"}"))
                                .sightings()).as(form).isNotEmpty()
                                .allMatch(sighting -> sighting.confidence() == Confidence.LOW);
                    }
                }));
    }

    @Test
    void takes_no_hash_of_something_else_for_one_of_a_secret() {
        for (HashFunction function : HashFunction.ALL) {
            for (String other : List.of("amber otter piano 4472", "490154203237526", "a0:b1:c2:d3:e4:5e")) {
                outputs().values().stream().filter(output -> !function.weak()).forEach(output ->
                        assertNotFound(DETECTOR, output.apply(function.apply(utf8(other)))));
            }
        }
    }

    @Test
    void takes_seven_bytes_of_a_hash_for_chance() {
        byte[] digest = HashFunction.COMMON.get(0).apply(utf8(IMEI.value()));
        assertNotFound(DETECTOR, HexFormat.of().formatHex(digest, 0, 7));
    }

    private static void assertFound(LeakDetector detector, Secret secret, String hash) {
        for (String body : List.of("{\"n\":1,\"h\":\"" + hash + "\"}", "n=1&h=" + hash.replace("+", "%2B"),
                "id " + hash + " end")) {
            assertThat(detector.detect(Traffic.post("https://x.example/", body)).sightings()).as(body)
                    .anyMatch(sighting -> sighting.secret().equals(secret) && sighting.confidence() != Confidence.LOW);
        }
    }

    private static void assertNotFound(LeakDetector detector, String hash) {
        assertThat(detector.detect(Traffic.post("https://x.example/", "{\"n\":1,\"h\":\"" + hash + "\"}")).sightings())
                .as(hash).isEmpty();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
