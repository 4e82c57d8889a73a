package dev.leakgate.lab.app;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okhttp3.Request;

/**
 * How MIUI's own apps report: {@code {"H": who, "B": [what]}}, in the older form as Base64 in a form field (public
 * readings of com.miui.analytics, {@code /track/spock}), in the newer one encrypted with AES and with {@code OT_} headers
 * (OneTrack 3.0, {@code /track/v4}).
 */
final class MiuiTracking {

    private MiuiTracking() {
    }

    /** @param events as {@link SensorsAnalytics#event} makes them: {@code lib} says who, the rest what */
    static String json(List<Map<String, Object>> events) {
        List<Map<String, Object>> what = new ArrayList<>();
        for (Map<String, Object> event : events) {
            Map<String, Object> one = new LinkedHashMap<>(Map.of("event", event.get("event"), "e_ts", event.get("time")));
            one.putAll(mapping(event.get("properties")));
            what.add(one);
        }
        Map<String, Object> who = mapping(events.get(0).get("lib"));
        who.put("instance_id", events.get(0).get("distinct_id"));
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("H", who);
        report.put("B", what);
        return SensorsAnalytics.json(report);
    }

    private static Map<String, Object> mapping(Object node) {
        Map<String, Object> mapping = new LinkedHashMap<>();
        ((Map<?, ?>) node).forEach((key, value) -> mapping.put(String.valueOf(key), value));
        return mapping;
    }

    /** @param time milliseconds since 1970 */
    static String form(List<Map<String, Object>> events, long time) {
        String value = Base64.getUrlEncoder().encodeToString(json(events).getBytes(StandardCharsets.UTF_8));
        return "value=" + URLEncoder.encode(value, StandardCharsets.UTF_8) + "&gzip=0&ts=" + time;
    }

    /** @param time milliseconds since 1970 */
    static Request oneTrack(Request collector, String sender, long time) {
        return collector.newBuilder().header("OT_protocol", "3.0").header("OT_sender", sender).header("OT_net", "WIFI")
                .header("OT_ts", Long.toString(time)).build();
    }
}
