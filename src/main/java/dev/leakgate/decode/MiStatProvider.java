package dev.leakgate.decode;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Section {@code mistat}: {@code appId}, {@code appKey} and {@code deviceId} (several with commas between). MiStat
 * version 2 sends {@code stat_value} encrypted with a key and an iv that are made of these; see what public decompiled
 * code shows: the first 16 digits of the MD5 of {@code seed:a-b-c}, in two orders. That it is AES in CBC is assumed.
 */
public final class MiStatProvider implements DecryptionProvider {

    @Override
    public String section() {
        return "mistat";
    }

    @Override
    public List<Decryption> decryptions(Map<String, String> settings) {
        String appId = needed(settings, "appId");
        String appKey = needed(settings, "appKey");
        return Arrays.stream(needed(settings, "deviceId").split("\\s*,\\s*"))
                .<Decryption>map(deviceId -> new Aes("mistat", digits(appId, appKey, deviceId),
                        digits(deviceId, appKey, appId))).toList();
    }

    private static String needed(Map<String, String> settings, String name) {
        String value = settings.getOrDefault(name, "");
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    private static byte[] digits(String first, String second, String third) {
        try {
            byte[] seed = "seed:%s-%s-%s".formatted(first, second, third).getBytes(StandardCharsets.UTF_8);
            String digest = HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(seed));
            return digest.substring(0, Aes.BLOCK).getBytes(StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
