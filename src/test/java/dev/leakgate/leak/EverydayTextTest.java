package dev.leakgate.leak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.secret.CanaryMint;
import dev.leakgate.secret.Secret;
import dev.leakgate.secret.SecretKind;
import dev.leakgate.traffic.Body;
import dev.leakgate.traffic.Exchange;
import dev.leakgate.traffic.Message;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every telemetry event holds, and what is neither a secret nor encrypted, many times over. */
class EverydayTextTest {

    private final Random random = new Random(2020);
    private final LeakDetector detector = LeakDetector.of(List.of(
            new Secret(SecretKind.QUERY, "99999 amber otter piano", "t1"),
            new Secret(SecretKind.URL, "https://pages.leakgate.test/99998-amber-otter-piano", "t2"),
            new Secret(SecretKind.ANDROID_ID, "00b2c3d4e5f60718", "phone"),
            new Secret(SecretKind.IMEI, "861569040150528", "phone")));

    @Test
    void words_addresses_random_ids_and_versions_are_neither_leaks_nor_opaque() {
        CanaryMint mint = new CanaryMint(7);
        for (int i = 0; i < 5000; i++) {
            String words = mint.mint();
            String event = """
                    [{"_track_id":%d,"time":%d,"distinct_id":"%s","event":"search","lib":{"$lib_detail":"a##b##c.java##%d"},
                      "properties":{"search_word":"%s","url":"https://pages.leakgate.test/%s","$device_id":"%s",
                      "miui_version":"V11.0.3.0.QCOMIXM","$screen_width":1080},"_flush_time":%d}]
                    """.formatted(random.nextInt(), 1588550400000L + i, uuid(), i, words, words.replace(' ', '-'), hex(8), 1588550401000L + i);

            Detection detection = detector.detect(new Exchange("e1", Instant.EPOCH, null, null, "POST",
                    "https://collector.example/sa?project=x&q=" + words.replace(' ', '+'), "HTTP/1.1",
                    new Message(List.of(), Body.of(event.getBytes(StandardCharsets.UTF_8)), List.of()), null, List.of(), null));

            assertThat(detection.sightings()).as(event).isEmpty();
            assertThat(detection.opaque()).as(event).isEmpty();
        }
    }

    /** Version 4, RFC 9562: drawn by chance. */
    private UUID uuid() {
        return new UUID(random.nextLong() & ~0xF000L | 0x4000, random.nextLong() >>> 2 | Long.MIN_VALUE);
    }

    private String hex(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
