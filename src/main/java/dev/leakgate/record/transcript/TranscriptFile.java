package dev.leakgate.record.transcript;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The format of a transcript: JSON lines, the first of which gives its version; streams, and notes on the connection. */
public final class TranscriptFile {

    static final int VERSION = 1;
    static final ObjectMapper JSON = new ObjectMapper();

    private TranscriptFile() {
    }

    /** @return its streams in the order they were opened. @throws IOException naming file and line of what is no transcript */
    public static List<Entry> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new IOException(file + ": is not there; 'record --device <serial>' writes a transcript");
        }
        List<Entry> entries = new ArrayList<>();
        int number = 0;
        for (String text : Files.readAllLines(file)) {
            number++;
            try {
                JsonNode line = JSON.readTree(text);
                if (number == 1 && line.path("transcript").asInt() != VERSION) {
                    throw new IOException(file + ":1: is no transcript of version " + VERSION + "; 'record --device <serial>' writes one");
                }
                if (line.has("service")) {
                    entries.add(entry(line));
                }
            } catch (JsonProcessingException | IllegalArgumentException e) {
                throw new IOException(file + ":" + number + ": is no line of a transcript: " + e.getMessage().lines().findFirst().orElse(""), e);
            }
        }
        if (number == 0) {
            throw new IOException(file + ": is empty; 'record --device <serial>' writes a transcript");
        }
        entries.sort(Comparator.comparingLong(Entry::atMillis));
        return entries;
    }

    static Map<String, Object> json(Entry e) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("ms", e.atMillis());
        line.put("took", e.tookMillis());
        line.put("by", e.byHost() ? "host" : "phone");
        line.put("service", e.service());
        line.put("end", e.end().word());
        line.put("sent", e.sent());
        line.put("received", e.received());
        if (!e.typed().isEmpty()) {
            line.put("typed", e.typed());
        }
        if (!e.complete()) {
            line.put("complete", false);
        }
        line.put("parts", e.parts().stream().map(p -> List.of(p.asked(), p.answered())).toList());
        return line;
    }

    private static Entry entry(JsonNode line) {
        List<Part> parts = new ArrayList<>();
        line.path("parts").forEach(p -> parts.add(new Part(p.path(0).asText(), p.path(1).asText())));
        return new Entry(line.path("ms").asLong(), line.path("took").asLong(), line.path("by").asText().equals("host"),
                line.path("service").asText(), End.valueOf(line.path("end").asText().toUpperCase(Locale.ROOT)), line.path("typed").asText(),
                line.path("sent").asLong(), line.path("received").asLong(), line.path("complete").asBoolean(true), parts);
    }
}
