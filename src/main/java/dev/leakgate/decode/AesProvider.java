package dev.leakgate.decode;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Section {@code aes}: {@code key} and, for CBC with an iv that is always the same, {@code iv}, both in hex. Without an
 * iv it may stand in front of the encrypted bytes, or there is none (ECB); both are tried.
 */
public final class AesProvider implements DecryptionProvider {

    @Override
    public String section() {
        return "aes";
    }

    @Override
    public List<Decryption> decryptions(Map<String, String> settings) {
        byte[] key = hex(settings, "key");
        return settings.containsKey("iv") ? List.of(new Aes("aes", key, hex(settings, "iv")))
                : List.of(new Aes("aes", key, new byte[0]), new Aes("aes", key, null));
    }

    private static byte[] hex(Map<String, String> settings, String name) {
        String value = settings.getOrDefault(name, "");
        try {
            return HexFormat.of().parseHex(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + " '" + value + "' is not written in hex", e);
        }
    }
}
