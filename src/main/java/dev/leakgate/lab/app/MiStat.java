package dev.leakgate.lab.app;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * MiStat, version 2 (public decompilations of com.xiaomi.mistatistic.sdk, protocol 5): a form that names the device
 * plainly, its {@code stat_value} encrypted with a key and an iv made of the app's id and key and of that name. Whoever
 * knows these reads it. That it is AES in CBC is assumed.
 */
final class MiStat {

    private static final int DIGITS = 16;

    private MiStat() {
    }

    /** @param events as {@link SensorsAnalytics#event} makes them; {@code lib} holds app_id and app_key */
    static String form(List<Map<String, Object>> events) {
        Map<?, ?> lib = (Map<?, ?>) events.get(0).get("lib");
        String device = String.valueOf(events.get(0).get("distinct_id"));
        String appId = String.valueOf(lib.get("app_id"));
        String appKey = String.valueOf(lib.get("app_key"));
        List<?> values = events.stream().map(e -> ordered("key", e.get("event"), "type", "custom", "params", e.get("properties"))).toList();
        String report = SensorsAnalytics.json(List.of(ordered("startTS", events.get(0).get("time"), "endTS", events.get(events.size() - 1).get("time"),
                "content", List.of(ordered("category", "mistat_custom", "values", values)))));
        Map<String, Object> form = ordered("app_id", appId, "device_id", device, "id_type", 2, "policy", 4, "mistatv", 5, "size", events.size());
        form.put("stat_value", Base64.getEncoder().encodeToString(encrypted(report, digits(appId, appKey, device), digits(device, appKey, appId))));
        return String.join("&", form.entrySet().stream().map(e -> e.getKey() + "=" + URLEncoder.encode(String.valueOf(e.getValue()),
                StandardCharsets.UTF_8)).toList());
    }

    private static Map<String, Object> ordered(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return map;
    }

    private static byte[] encrypted(String text, byte[] key, byte[] iv) {
        try {
            Cipher aes = Cipher.getInstance("AES/CBC/PKCS5Padding");
            aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(iv));
            return aes.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES", e);
        }
    }

    private static byte[] digits(String first, String second, String third) {
        try {
            byte[] seed = "seed:%s-%s-%s".formatted(first, second, third).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(seed)).substring(0, DIGITS).getBytes(StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
