package dev.leakgate.farm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A phone's shell through the session that somebody else has with it at the same Appium server, for a question that must
 * be asked before a session of one's own ends that one: whose it is. The server tells its sessions where that is allowed
 * (feature {@code session_discovery}, {@code GET /appium/sessions}).
 */
final class RunningSession implements Shell {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final URI session;

    private RunningSession(URI session) {
        this.session = session;
    }

    /** Empty when nobody has one, or the server does not tell. */
    static Optional<Shell> with(URI appium, String udid) {
        for (JsonNode session : value(HttpRequest.newBuilder(at(appium, "/appium/sessions")))) {
            if (session.at("/capabilities/udid").asText().equals(udid)) {
                return Optional.of(new RunningSession(at(appium, "/session/" + session.path("id").asText())));
            }
        }
        return Optional.empty();
    }

    /** @return nothing when the session has ended meanwhile */
    @Override
    public String apply(String command) {
        String script = JSON.valueToTree(Map.of("script", "mobile: shell", "args", List.of(Map.of("command", command)))).toString();
        JsonNode told = value(HttpRequest.newBuilder(at(session, "/execute/sync")).header("Content-Type", "application/json; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(script)));
        return told.isTextual() ? told.asText() : "";
    }

    private static URI at(URI base, String path) {
        return URI.create(base.toString().replaceFirst("/*$", path));
    }

    private static JsonNode value(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = HttpClient.newBuilder().connectTimeout(PATIENCE).build()
                    .send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
            return JSON.readTree(answer.body()).path("value");
        } catch (IOException e) {
            // Whoever begins a session there hears of it.
            return JSON.missingNode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return JSON.missingNode();
        }
    }
}
