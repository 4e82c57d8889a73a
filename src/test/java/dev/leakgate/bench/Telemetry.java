package dev.leakgate.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;

/** Reports such as apps send: batches of JSON events, plain, gzipped, or gzipped within base64 within a form. */
final class Telemetry {

    private final Chance chance;

    Telemetry(Chance chance) {
        this.chance = chance;
    }

    /** @param extra what one of the events carries besides, for example a secret; may be empty */
    void report(HarFile har, String extra) throws IOException {
        String events = events(extra);
        HarFile.Content done = HarFile.Content.text("application/json", "{\"code\":0}");
        String cookie = "sid=" + chance.hex(12);
        switch (chance.below(3)) {
            case 0 -> har.entry("POST", "https://t.example.org/v1/events", cookie,
                    HarFile.Content.text("application/json", events), done);
            case 1 -> har.entry("POST", "https://t.example.org/sa?project=shop", cookie,
                    HarFile.Content.text("application/x-www-form-urlencoded", "gzip=1&data_list=" + URLEncoder.encode(
                            Base64.getEncoder().encodeToString(gzip(events)), StandardCharsets.UTF_8)), done);
            default -> har.entry("POST", "https://t.example.org/r", cookie,
                    new HarFile.Content("application/octet-stream", gzip(events)), done);
        }
    }

    private String events(String extra) {
        int count = 1 + chance.below(12);
        int carrier = chance.below(count);
        StringBuilder events = new StringBuilder("[");
        String install = chance.uuid();
        for (int i = 0; i < count; i++) {
            String words = chance.words(3);
            events.append(i == 0 ? "" : ",").append("""
                    {"event":"page_view","distinct_id":"%s","time":%d,"_track_id":%s,"lib":{"$lib":"Android",\
                    "$lib_version":"4.2.%d"},"properties":{"$os":"Android","$os_version":"10","$model":"Pixel %d",\
                    "$manufacturer":"Google","$screen_width":1080,"$screen_height":2340,"$app_version":"12.1.%d",\
                    "$network_type":"WIFI","$wifi":true,"$title":"%s","$url":"https://shop.example/%s?id=%s"%s}}"""
                    .formatted(install, chance.time(), chance.digits(9), chance.below(9), 1 + chance.below(8),
                            chance.below(9), words, words.replace(' ', '-'), chance.digits(7), i == carrier ? extra : ""));
        }
        return events.append(']').toString();
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
