package dev.leakgate.lab.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * What the Sensors Analytics Android SDK 3.2.10 puts on the wire: {@code crc=..&gzip=1&data_list=..}, the list a
 * Base64 of a gzip of a JSON array (sa-sdk-android, {@code AnalyticsMessages} and {@code SensorsDataAPI}).
 */
final class SensorsAnalytics {

    private static final ObjectMapper JSON = new ObjectMapper();

    private SensorsAnalytics() {
    }

    /** @param time milliseconds since 1970 */
    static Map<String, Object> event(int trackId, long time, String distinctId, Map<String, Object> lib, String name,
                                     Map<String, Object> properties) {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("_track_id", trackId);
        event.put("time", time);
        event.put("type", "track");
        event.put("distinct_id", distinctId);
        event.put("lib", lib);
        event.put("event", name);
        event.put("properties", properties);
        return event;
    }

    /** The body of one POST, readable. */
    static String form(List<Map<String, Object>> events, long flushTime) {
        return form(json(flushed(events, flushTime)));
    }

    /** Events as they leave, with the time of their leaving in milliseconds since 1970. */
    static List<Map<String, Object>> flushed(List<Map<String, Object>> events, long flushTime) {
        List<Map<String, Object>> flushed = new ArrayList<>();
        for (Map<String, Object> event : events) {
            Map<String, Object> copy = new LinkedHashMap<>(event);
            copy.put("_flush_time", flushTime);
            flushed.add(copy);
        }
        return flushed;
    }

    static String form(String json) {
        String list = Base64.getEncoder().encodeToString(gzip(json.getBytes(StandardCharsets.UTF_8)));
        return "crc=" + list.hashCode() + "&gzip=1&data_list=" + URLEncoder.encode(list, StandardCharsets.UTF_8);
    }

    /** 404, 403 and server errors keep the events for another time; whatever else is answered takes them. */
    static boolean takes(int status) {
        return status < 500 && status != 404 && status != 403;
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event is no JSON: " + value, e);
        }
    }

    static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot fail", e);
        }
        return packed.toByteArray();
    }
}
