package dev.leakgate.decode;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Section {@code mistat}: {@code appId}, {@code appKey}, and {@code deviceId} (several with commas between) where the
 * form does not say it itself. MiStat version 2 sends {@code stat_value} encrypted with a key and an iv made of these;
 * so say public decompilations of com.xiaomi.mistatistic.sdk: the first 16 digits of the MD5 of {@code seed:a-b-c}, in
 * two orders. That it is AES in CBC is assumed.
 */
public final class MiStatProvider implements DecryptionProvider {

    private static final int DIGITS = 16;

    private record MiStat(String appId, String appKey, Optional<String> deviceId) implements Decryption {

        @Override
        public String step() {
            return "mistat";
        }

        @Override
        public Optional<byte[]> decrypt(byte[] encrypted, Function<String, Optional<String>> siblings) {
            return deviceId.or(() -> siblings.apply("device_id")).flatMap(device -> new Aes(step(), Aes.Mode.CBC,
                    digits(appId, appKey, device), digits(device, appKey, appId)).decrypt(encrypted, siblings));
        }
    }

    @Override
    public String section() {
        return "mistat";
    }

    @Override
    public List<Decryption> decryptions(Map<String, String> settings) {
        String appId = needed(settings, "appId");
        String appKey = needed(settings, "appKey");
        String devices = settings.getOrDefault("deviceId", "").strip();
        return devices.isEmpty() ? List.of(new MiStat(appId, appKey, Optional.empty()))
                : Arrays.stream(devices.split("\\s*,\\s*"))
                .<Decryption>map(device -> new MiStat(appId, appKey, Optional.of(device))).toList();
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
            return digest.substring(0, DIGITS).getBytes(StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }
}
