package dev.leakgate.leak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.secret.Secret;
import dev.leakgate.secret.SecretKind;
import dev.leakgate.traffic.Body;
import dev.leakgate.traffic.Exchange;
import dev.leakgate.traffic.Header;
import dev.leakgate.traffic.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class LeakDetectorTest {

    private final Secret query = new Secret(SecretKind.QUERY, "amber otter piano 4471", "t1");
    private final Secret androidId = new Secret(SecretKind.ANDROID_ID, "00b2c3d4e5f60718", "phone");
    private final LeakDetector detector = LeakDetector.of(List.of(query, androidId));

    @Test
    void finds_a_query_inside_gzip_inside_base64_inside_a_form() throws IOException {
        String events = "[{\"properties\":{\"search_word\":\"Amber otter piano 4471\"}}]";
        String body = "crc=1&gzip=1&data_list=" + URLEncoder.encode(Base64.getEncoder().encodeToString(gzip(events)),
                StandardCharsets.UTF_8);
        Sighting sighting = only(detector.detect(post("https://collector.example/sa?project=x", body)));
        assertThat(sighting.secret()).isEqualTo(query);
        assertThat(sighting.where()).isEqualTo("body");
        assertThat(sighting.host()).isEqualTo("collector.example");
        assertThat(sighting.trail()).containsExactly("body", "form data_list", "percent", "base64", "gzip",
                "json $[0].properties.search_word");
        assertThat(sighting.excerpt()).contains("Amber otter piano 4471");
    }

    @Test
    void says_each_leaf_once_however_many_layers_show_it() {
        assertThat(only(detector.detect(post("https://x.example/?q=amber%20otter%20piano%204471", ""))).trail())
                .containsExactly("url", "query q", "percent");
    }

    @Test
    void finds_an_android_id_without_its_leading_zeros() {
        assertThat(only(detector.detect(post("https://x.example/", "{\"a\":[1,\"B2C3D4E5F60718\"]}"))).trail())
                .containsExactly("body", "json $.a[1]");
    }

    @Test
    void finds_nothing_where_nothing_is() {
        assertThat(detector.detect(post("https://x.example/a/b?c=d", "{\"v\":\"amber\",\"w\":\"otter\",\"n\":4471}"))
                .sightings()).isEmpty();
    }

    private static Sighting only(Detection detection) {
        assertThat(detection.sightings()).hasSize(1);
        return detection.sightings().get(0);
    }

    private static Exchange post(String url, String body, Header... headers) {
        return new Exchange("e0", Instant.EPOCH, null, null, "POST", url, "HTTP/1.1",
                new Message(Arrays.asList(headers), Body.of(body.getBytes(StandardCharsets.UTF_8)), List.of()), null,
                List.of(), null);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }
}
