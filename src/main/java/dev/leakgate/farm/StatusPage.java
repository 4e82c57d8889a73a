package dev.leakgate.farm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** What a WebDriver server says of itself at {@code /status} (W3C WebDriver, section 8.3): Appium, a hub, a node. */
final class StatusPage {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private StatusPage() {
    }

    /**
     * @return the page's {@code value}
     * @throws IOException naming the page, when nothing or nothing of that kind answers
     */
    static JsonNode of(URI server) throws IOException {
        return of(server, PATIENCE);
    }

    /** The same, waiting so long for an answer. */
    static JsonNode of(URI server, Duration patience) throws IOException {
        URI page = URI.create(server.toString().replaceFirst("/*$", "/status"));
        try {
            HttpResponse<String> answer = HttpClient.newBuilder().connectTimeout(patience).build().send(
                    HttpRequest.newBuilder(page).timeout(patience).build(), HttpResponse.BodyHandlers.ofString());
            JsonNode value = JSON.readTree(answer.body()).path("value");
            if (!value.path("ready").isBoolean()) {
                throw new IOException(page + " answers, but not as a WebDriver server does");
            }
            return value;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + page + " was asked", e);
        } catch (IOException e) {
            throw e.getMessage() != null && e.getMessage().startsWith(page.toString()) ? e
                    : new IOException(page + " does not answer" + (e.getMessage() == null ? "" : " (" + e.getMessage() + ")"), e);
        }
    }
}
