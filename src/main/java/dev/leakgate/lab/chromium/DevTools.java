package dev.leakgate.lab.chromium;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;

/** A client of the Chrome DevTools Protocol, 1.3 (https://chromedevtools.github.io/devtools-protocol/), over its WebSocket. */
final class DevTools extends WebSocketListener implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PATIENCE_SECONDS = 20;

    private final OkHttpClient client = new OkHttpClient();
    private final WebSocket socket;
    private final AtomicInteger numbers = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final Map<Predicate<JsonNode>, CompletableFuture<JsonNode>> awaited = new ConcurrentHashMap<>();

    /** @param address {@code ws://127.0.0.1:port/devtools/browser/...} */
    DevTools(String address) {
        socket = client.newWebSocket(new Request.Builder().url(address).build(), this);
    }

    /**
     * @param session of a target that is attached to; empty for the browser itself
     * @return the result
     */
    JsonNode call(String session, String method, Map<String, ?> parameters) throws IOException {
        ObjectNode message = JSON.createObjectNode().put("id", numbers.incrementAndGet()).put("method", method);
        message.set("params", JSON.valueToTree(parameters));
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        asked.put(message.get("id").intValue(), answer);
        socket.send(message.toString());
        JsonNode told = within(answer, method);
        if (told.has("error")) {
            throw new IOException(method + ": " + told.path("error").path("message").asText());
        }
        return told.path("result");
    }

    /** The next event of a kind in a session. */
    CompletableFuture<JsonNode> event(String session, String method) {
        CompletableFuture<JsonNode> event = new CompletableFuture<>();
        awaited.put(m -> m.path("method").asText().equals(method) && m.path("sessionId").asText().equals(session), event);
        return event;
    }

    static JsonNode within(CompletableFuture<JsonNode> answer, String what) throws IOException {
        try {
            return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("no answer to " + what, e);
        }
    }

    @Override
    public void onMessage(WebSocket from, String text) {
        try {
            JsonNode message = JSON.readTree(text);
            CompletableFuture<JsonNode> answer = asked.remove(message.path("id").asInt(-1));
            if (answer != null) {
                answer.complete(message);
            }
            awaited.entrySet().removeIf(wanted -> wanted.getKey().test(message) && wanted.getValue().complete(message));
        } catch (IOException e) {
            failed(e);
        }
    }

    @Override
    public void onClosed(WebSocket from, int code, String reason) {
        failed(new IOException("Chromium closed its DevTools"));
    }

    @Override
    public void onFailure(WebSocket from, Throwable failure, Response response) {
        failed(failure);
    }

    private void failed(Throwable failure) {
        asked.values().forEach(a -> a.completeExceptionally(failure));
        awaited.values().forEach(a -> a.completeExceptionally(failure));
    }

    @Override
    public void close() {
        socket.cancel();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
