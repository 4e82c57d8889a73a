package dev.leakgate.lab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SensorsAnalyticsTest {

    /** Computed from the SDK's source, independently of this code. */
    private static final String GOLDEN_JSON = "[{\"_track_id\":-1290411731,\"time\":1588550400000,\"type\":\"track\","
            + "\"distinct_id\":\"3f1c0a52-7d0e-4a7b-9a6e-2b1d5c8e9f00\",\"lib\":{\"$lib\":\"Android\",\"$lib_version\":\"3.2.10\","
            + "\"$app_version\":\"3.4.0\",\"$lib_method\":\"code\",\"$lib_detail\":\"a##b##c.java##1\"},\"event\":\"search\","
            + "\"properties\":{\"$device_id\":\"a1b2c3d4e5f60718\",\"search_word\":\"canary-7f3a\"},\"_flush_time\":1588550415000}]";
    private static final String GOLDEN_LIST = "H4sIAAAAAAAA/1WQ3Y6DIBBG32XspRpGpf7c7XNsNmSEMWXXikHWTdP03RdpelFuIIfvzMB83kEFT/pHWQNDgVUvGsS2xhyCvTIMKLtOStGIY0V4WyOEpEAOxm7BLjokG+oJtSBZFa0RXDTUjkVPZy6qEY3UHfeTEFGa7QjDHU5ph4/FeBf1PAG1s9+sW45qZVXikT/Rur7xphSv+JXDxR29tTP8goYD2TlCyrIxy3T5TXs8Ijxy4J2XEK82Jq8v0Vi9W9kHy1t6lOHdan7+h3CsdG0altNZtNjF9FNTf86nprSQvxXtVNNRW03z73ZR74NDGQf3+PoHnlQ9W2kBAAA=";
    private static final int GOLDEN_CRC = -446344791;

    @Test
    void an_event_is_put_together_like_the_golden_one() throws IOException {
        Map<String, Object> lib = new LinkedHashMap<>();
        lib.put("$lib", "Android");
        lib.put("$lib_version", "3.2.10");
        lib.put("$app_version", "3.4.0");
        lib.put("$lib_method", "code");
        lib.put("$lib_detail", "a##b##c.java##1");
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("$device_id", "a1b2c3d4e5f60718");
        properties.put("search_word", "canary-7f3a");
        Map<String, Object> event = SensorsAnalytics.event(-1290411731, 1588550400000L, "3f1c0a52-7d0e-4a7b-9a6e-2b1d5c8e9f00",
                lib, "search", properties);
        String form = SensorsAnalytics.form(List.of(event), 1588550415000L);
        assertThat(unpacked(list(form))).isEqualTo(GOLDEN_JSON).isEqualTo(unpacked(GOLDEN_LIST));
        assertThat(event).doesNotContainKey("_flush_time");

    }

    @Test
    void the_crc_is_the_hash_that_the_golden_one_has() {
        assertThat(GOLDEN_LIST.hashCode()).isEqualTo(GOLDEN_CRC);
        String form = SensorsAnalytics.form(GOLDEN_JSON);
        assertThat(form).startsWith("crc=" + list(form).hashCode() + "&gzip=1&data_list=");
    }

    @Test
    void nothing_of_the_base64_is_taken_for_the_forms_own_marks() {
        assertThat(SensorsAnalytics.form(GOLDEN_JSON)).matches("crc=-?\\d+&gzip=1&data_list=[A-Za-z0-9]+(%(2B|2F|3D)[A-Za-z0-9]*)*");
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 404, 500, 503})
    void keeps_events_for_another_time(int status) {
        assertThat(SensorsAnalytics.takes(status)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 302, 400, 413})
    void lets_go_of_events(int status) {
        assertThat(SensorsAnalytics.takes(status)).isTrue();
    }

    private static String list(String form) {
        return URLDecoder.decode(form.replaceFirst(".*&data_list=", ""), StandardCharsets.UTF_8);
    }

    private static String unpacked(String list) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(list)))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
