package dev.leakgate.decode;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Section {@code aes}: {@code key} in hex, or as text of 16, 24 or 32 characters; {@code mode} (cbc, ecb, gcm, ctr;
 * else all are tried), and {@code iv} in hex or as text when it is always the same (else it stands in front of the
 * encrypted bytes, or is all zeros).
 */
public final class AesProvider implements DecryptionProvider {

    @Override
    public String section() {
        return "aes";
    }

    @Override
    public List<Decryption> decryptions(Map<String, String> settings) {
        List<byte[]> keys = readings(settings, "key").stream()
                .filter(key -> key.length == 16 || key.length == 24 || key.length == 32).toList();
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("key: an AES key has 16, 24 or 32 bytes, written in hex or as text");
        }
        List<byte[]> ivs = settings.containsKey("iv") ? readings(settings, "iv") : List.of();
        List<Decryption> all = new ArrayList<>();
        for (Aes.Mode mode : modes(settings)) {
            keys.forEach(key -> all.addAll(decryptions(mode, key, ivs)));
        }
        if (all.isEmpty()) {
            throw new IllegalArgumentException("iv: 16 bytes for cbc and ctr, 12 for gcm, none for ecb");
        }
        return all;
    }

    private static List<Aes> decryptions(Aes.Mode mode, byte[] key, List<byte[]> ivs) {
        String step = "aes-" + mode.name().toLowerCase(Locale.ROOT);
        List<Aes> all = new ArrayList<>();
        ivs.stream().filter(iv -> iv.length == mode.iv()).forEach(iv -> all.add(new Aes(step, mode, key, iv)));
        if (ivs.isEmpty() || mode == Aes.Mode.ECB) {
            all.add(new Aes(step, mode, key, null));
        }
        if (ivs.isEmpty() && mode == Aes.Mode.CBC) {
            all.add(new Aes(step, mode, key, new byte[Aes.BLOCK]));
            all.add(new Aes(step, mode, key, Arrays.copyOf(key, Aes.BLOCK)));
        }
        return all;
    }

    private static List<Aes.Mode> modes(Map<String, String> settings) {
        String mode = settings.get("mode");
        try {
            return mode == null ? List.of(Aes.Mode.values()) : List.of(Aes.Mode.valueOf(mode.toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("unknown mode '" + mode + "', known are cbc, ecb, gcm, ctr", e);
        }
    }

    /** What a setting may mean: hex when it is that, and the text itself. */
    private static List<byte[]> readings(Map<String, String> settings, String name) {
        String value = settings.getOrDefault(name, "").strip();
        List<byte[]> all = new ArrayList<>();
        if (value.matches("(?:[0-9a-fA-F]{2})+")) {
            all.add(HexFormat.of().parseHex(value));
        }
        all.add(value.getBytes(StandardCharsets.UTF_8));
        return all;
    }
}
