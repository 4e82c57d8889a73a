package dev.leakgate.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file that holds one JSON object. */
final class JsonObject {

    private JsonObject() {
    }

    /** @throws IOException with a sentence that names the file and the line */
    static JsonNode read(Path file) throws IOException {
        try {
            JsonNode root = new ObjectMapper().readTree(Files.readAllBytes(file));
            if (!root.isObject()) {
                throw new IOException(file + ": expected a JSON object");
            }
            return root;
        } catch (NoSuchFileException e) {
            throw new IOException(file + ": no such file", e);
        } catch (JsonProcessingException e) {
            throw new IOException(file + ": line " + e.getLocation().getLineNr() + ": not JSON: "
                    + e.getOriginalMessage(), e);
        }
    }
}
