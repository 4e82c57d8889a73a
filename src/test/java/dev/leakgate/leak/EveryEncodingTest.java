package dev.leakgate.leak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.decode.DecodeTree;
import dev.leakgate.secret.Secret;
import dev.leakgate.secret.SecretKind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Wraps secrets in every supported way, alone and one in another, and looks whether they are found. */
class EveryEncodingTest {

    private static final Secret QUERY = new Secret(SecretKind.QUERY, Wrappings.QUERY, "t1");
    private static final Secret ID = new Secret(SecretKind.ANDROID_ID, "a7b2c3d4e5f60718", "phone");
    private static final LeakDetector DETECTOR = LeakDetector.of(List.of(QUERY, ID));
    private static final int LONGEST_ADDRESS = 2000;

    @TestFactory
    Stream<DynamicTest> finds_a_query_wrapped_in() {
        return Wrappings.aroundText().entrySet().stream().map(wrapping -> DynamicTest.dynamicTest(wrapping.getKey(),
                () -> assertFound(QUERY, wrapping.getValue().apply(Wrappings.QUERY))));
    }

    @TestFactory
    Stream<DynamicTest> finds_what_reference_programs_wrote_as() {
        return Wrappings.ofReferencePrograms().entrySet().stream().map(wrapping -> DynamicTest.dynamicTest(
                wrapping.getKey(), () -> assertFound(QUERY, wrapping.getValue())));
    }

    @TestFactory
    Stream<DynamicTest> finds_an_identifier_inside_an_event_wrapped_in() {
        byte[] event = Wrappings.utf8("{\"event\":\"start\",\"properties\":{\"$device_id\":\"" + ID.value() + "\"}}");
        return Wrappings.stackable().entrySet().stream().map(wrapping -> DynamicTest.dynamicTest(wrapping.getKey(),
                () -> assertFound(ID, wrapping.getValue().apply(event))));
    }

    /** Backwards, with a shifted alphabet or under XOR, and the result written once more. */
    @TestFactory
    Stream<DynamicTest> finds_an_encoding_in_disguise() {
        List<String> encodings = List.of("base64", "base64url", "hex", "percent", "json escapes", "base64 in lines");
        return Wrappings.disguises().entrySet().stream().flatMap(disguise -> encodings.stream()
                .filter(encoding -> !disguise.getKey().equals("rot13") || encoding.startsWith("base64"))
                .map(encoding -> DynamicTest.dynamicTest(disguise.getKey() + " of " + encoding, () -> {
                    byte[] bytes = disguise.getValue().apply(Wrappings.aroundText().get(encoding).apply(Wrappings.QUERY));
                    assertFound(QUERY, bytes);
                    assertFound(QUERY, Wrappings.utf8("{\"v\":\"" + Base64.getEncoder().encodeToString(bytes) + "\"}"));
                })));
    }

    @TestFactory
    Stream<DynamicTest> finds_what_was_compressed_under_xor_or_backwards() {
        return Stream.of("gzip", "zlib", "zstd", "lz4").flatMap(packed -> Stream.of("xor", "reversed")
                .map(disguise -> DynamicTest.dynamicTest(disguise + " of " + packed, () -> assertFound(QUERY,
                        Wrappings.disguises().get(disguise).apply(Wrappings.stackable().get(packed).apply(Wrappings.utf8(Wrappings.QUERY)))))));
    }

    @Test
    void finds_secrets_under_any_stack_of_wrappings() {
        List<Map.Entry<String, UnaryOperator<byte[]>>> wrappings = new ArrayList<>(Wrappings.stackable().entrySet());
        Random random = new Random(3);
        List<String> missed = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            byte[] bytes = Wrappings.utf8("{\"event\":\"search\",\"n\":" + random.nextInt() + ",\"search_word\":\""
                    + Wrappings.QUERY + "\"}");
            StringBuilder stack = new StringBuilder("json event");
            for (int depth = 1 + random.nextInt(5); depth > 0 && bytes.length < 100_000; depth--) {
                Map.Entry<String, UnaryOperator<byte[]>> wrapping = wrappings.get(random.nextInt(wrappings.size()));
                if (wrapping.getKey().startsWith("utf-") && !printable(bytes)) {
                    continue;
                }
                bytes = wrapping.getValue().apply(bytes);
                stack.append(" < ").append(wrapping.getKey());
            }
            Detection detection = DETECTOR.detect(Traffic.post(bytes));
            assertThat(detection.opaque()).as(stack.toString())
                    .noneMatch(opaque -> opaque.reason().startsWith(DecodeTree.FAULT));
            if (detection.sightings().stream().noneMatch(sighting -> sighting.secret().equals(QUERY))) {
                missed.add(stack.toString());
            }
        }
        assertThat(missed).isEmpty();
    }

    /** In the body, and where the bytes allow it in an address and a header as well. */
    private static void assertFound(Secret secret, byte[] wrapped) {
        assertThat(DETECTOR.detect(Traffic.post(wrapped)).sightings()).as("in the body")
                .anyMatch(sighting -> sighting.secret().equals(secret) && !sighting.partial());
        String text = new String(wrapped, StandardCharsets.ISO_8859_1);
        if (printable(wrapped) && text.length() < LONGEST_ADDRESS) {
            String url = "https://collector.example/c?v=" + URLEncoder.encode(text, StandardCharsets.UTF_8);
            assertThat(DETECTOR.detect(Traffic.get(url)).sightings()).as("in the address")
                    .anyMatch(sighting -> sighting.secret().equals(secret) && sighting.where().equals("url"));
        }
    }

    private static boolean printable(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).chars().allMatch(c -> c >= ' ' && c < 127);
    }
}
