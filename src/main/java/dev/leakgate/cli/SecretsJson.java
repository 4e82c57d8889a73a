package dev.leakgate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.leakgate.secret.Secret;
import dev.leakgate.secret.SecretKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The file that names what to look for: {@code {"kind": ["value", ...]}}. */
final class SecretsJson {

    private SecretsJson() {
    }

    /** @throws IOException with a sentence that names the file and what is wrong in it */
    static List<Secret> read(Path file) throws IOException {
        JsonNode root = JsonObject.read(file);
        List<Secret> secrets = new ArrayList<>();
        for (Iterator<Map.Entry<String, JsonNode>> i = root.fields(); i.hasNext(); ) {
            Map.Entry<String, JsonNode> kind = i.next();
            for (JsonNode value : kind.getValue().isArray() ? kind.getValue() : List.of(kind.getValue())) {
                secrets.add(secret(file, kind.getKey(), value));
            }
        }
        if (secrets.isEmpty()) {
            throw new IOException(file + ": holds no secret, so nothing could ever be found");
        }
        return secrets;
    }

    private static Secret secret(Path file, String kind, JsonNode value) throws IOException {
        if (!value.isTextual() && !value.isNumber()) {
            throw new IOException(file + ": a value of \"" + kind + "\" is no text: " + value);
        }
        try {
            return new Secret(SecretKind.of(kind), value.asText(), "");
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }
}
