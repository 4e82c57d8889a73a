package dev.leakgate.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.leakgate.leak.Opaque;
import dev.leakgate.leak.Sighting;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/** One JSON object a line, for programs. */
final class JsonLines implements ScanOutput {

    private final ObjectMapper json = new ObjectMapper();
    private final PrintWriter out;

    JsonLines(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void result(String capture, ScanResult result) {
        result.detection().sightings().forEach(sighting -> sighting(line(capture, result), sighting));
        result.detection().opaque().forEach(opaque -> opaque(line(capture, result), opaque));
        if (result.fault() != null) {
            unread(line(capture, result), result.host(), result.fault());
        }
    }

    @Override
    public void fault(String capture, String fault) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("har", capture);
        unread(line, "", fault);
    }

    @Override
    public void end(ScanTally tally) {
        // every line stands for itself
    }

    private static Map<String, Object> line(String capture, ScanResult result) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("har", capture);
        line.put("entry", result.entry());
        return line;
    }

    private void sighting(Map<String, Object> line, Sighting sighting) {
        line.put("kind", sighting.secret().kind().word());
        line.put("value", sighting.secret().value());
        line.put("where", sighting.where());
        line.put("trail", sighting.trail());
        line.put("confidence", sighting.confidence().name().toLowerCase(java.util.Locale.ROOT));
        line.put("partial", sighting.partial());
        line.put("share", sighting.share());
        line.put("host", sighting.host());
        line.put("direction", direction(sighting.request()));
        write(line);
    }

    private void opaque(Map<String, Object> line, Opaque opaque) {
        line.put("opaque", true);
        line.put("reason", opaque.reason());
        line.put("host", opaque.host());
        line.put("where", opaque.where());
        line.put("size", opaque.size());
        line.put("direction", direction(opaque.request()));
        write(line);
    }

    private void unread(Map<String, Object> line, String host, String reason) {
        line.put("opaque", true);
        line.put("reason", reason);
        line.put("host", host);
        write(line);
    }

    private static String direction(boolean request) {
        return request ? "request" : "response";
    }

    private void write(Map<String, Object> line) {
        try {
            out.println(json.writeValueAsString(line));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts, numbers and lists can always be written", e);
        }
    }
}
