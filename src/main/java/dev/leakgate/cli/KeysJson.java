package dev.leakgate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.leakgate.decode.Decryption;
import dev.leakgate.decode.DecryptionProvider;
import dev.leakgate.leak.Known;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The file that says what is known of a sender's salts and keys:
 * {@code {"salts": ["..."], "hmacKeys": ["text or hex"], "aes": [{"key": "hex"}], "mistat": [{"appId": ...}]}}.
 */
final class KeysJson {

    private KeysJson() {
    }

    /** @throws IOException with a sentence that names the file and what is wrong in it */
    static Known read(Path file) throws IOException {
        List<String> salts = new ArrayList<>();
        List<byte[]> hmacKeys = new ArrayList<>();
        List<Decryption> decryptions = new ArrayList<>();
        for (Iterator<Map.Entry<String, JsonNode>> i = JsonObject.read(file).fields(); i.hasNext(); ) {
            Map.Entry<String, JsonNode> section = i.next();
            if (!section.getValue().isArray()) {
                throw new IOException(file + ": " + section.getKey() + ": expected a list, [...]");
            }
            for (JsonNode entry : section.getValue()) {
                switch (section.getKey()) {
                    case "salts" -> salts.add(text(file, section.getKey(), entry));
                    case "hmacKeys" -> hmacKeys.addAll(readings(text(file, section.getKey(), entry)));
                    default -> decryptions.addAll(decryptions(file, section.getKey(), entry));
                }
            }
        }
        return new Known(salts, hmacKeys, decryptions);
    }

    private static String text(Path file, String section, JsonNode entry) throws IOException {
        if (!entry.isTextual() || entry.asText().isEmpty()) {
            throw new IOException(file + ": " + section + ": expected a text, not " + entry);
        }
        return entry.asText();
    }

    /** A key is its text; one of hex digits may also mean the bytes they write. */
    private static List<byte[]> readings(String key) {
        byte[] text = key.getBytes(StandardCharsets.UTF_8);
        return key.matches("(?:[0-9a-fA-F]{2}){4,}") ? List.of(text, HexFormat.of().parseHex(key)) : List.of(text);
    }

    private static List<Decryption> decryptions(Path file, String section, JsonNode entry) throws IOException {
        Map<String, String> settings = new LinkedHashMap<>();
        entry.fields().forEachRemaining(setting -> settings.put(setting.getKey(), setting.getValue().asText()));
        try {
            return DecryptionProvider.forSection(section).decryptions(settings);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + section + ": " + e.getMessage(), e);
        }
    }
}
