package dev.leakgate.lab.android;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.ToIntFunction;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The Android IDs that single apps see since Android 8: the first eight bytes of an HMAC-SHA256 over the signer's certificate
 * under a key of the phone's user. Here a package's name stands for its signer. As on a phone an app has one from the first
 * time it asks, and the system keeps them in a file that only root may read; since Android 12 that is binary XML, which
 * {@code abx2xml} shows as here.
 */
final class OwnAndroidIds {

    static final String FILE = "/data/system/users/0/settings_ssaid.xml";
    private static final int DIGITS = 16;

    private final String userKey;
    private final Map<String, String> asked = new ConcurrentSkipListMap<>();

    OwnAndroidIds(String userKey) {
        this.userKey = userKey;
    }

    String of(String packageName) {
        return asked.computeIfAbsent(packageName, this::derive);
    }

    private String derive(String packageName) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(HexFormat.of().parseHex(userKey), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(packageName.getBytes(StandardCharsets.UTF_8))).substring(0, DIGITS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param uids the user id of a package */
    String file(ToIntFunction<String> uids) {
        StringBuilder text = new StringBuilder("<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<settings version=\"1\">\n");
        text.append("  <setting id=\"0\" name=\"userkey\" value=\"").append(userKey.toUpperCase(Locale.ROOT)).append("\" package=\"android\" />\n");
        int id = 0;
        for (Map.Entry<String, String> one : asked.entrySet()) {
            text.append("  <setting id=\"").append(++id).append("\" name=\"").append(uids.applyAsInt(one.getKey())).append("\" value=\"")
                    .append(one.getValue()).append("\" package=\"").append(one.getKey()).append("\" defaultValue=\"").append(one.getValue())
                    .append("\" defaultSysSet=\"false\" tag=\"null\" />\n");
        }
        return text + "</settings>\n";
    }
}
