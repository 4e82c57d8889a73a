package dev.leakgate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.leakgate.decode.Decryption;
import dev.leakgate.decode.DecryptionProvider;
import dev.leakgate.leak.Known;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The file that says what is known of a sender's salts and keys:
 * {@code {"salts": ["..."], "hmacKeys": ["..."], "aes": [{"key": "hex"}], "mistat": [{"appId": "...", ...}]}}.
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
            for (JsonNode entry : section.getValue()) {
                switch (section.getKey()) {
                    case "salts" -> salts.add(entry.asText());
                    case "hmacKeys" -> hmacKeys.add(entry.asText().getBytes(StandardCharsets.UTF_8));
                    default -> decryptions.addAll(decryptions(file, section.getKey(), entry));
                }
            }
        }
        return new Known(salts, hmacKeys, decryptions);
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
