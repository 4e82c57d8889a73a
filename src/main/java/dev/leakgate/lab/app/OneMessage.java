package dev.leakgate.lab.app;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;

/** A WebSocket over which one text message goes out. */
final class OneMessage extends WebSocketListener {

    private static final int NORMAL_CLOSURE = 1000;
    private static final int PATIENCE_SECONDS = 5;

    private final String text;
    private final CompletableFuture<Boolean> ended = new CompletableFuture<>();

    OneMessage(String text) {
        this.text = text;
    }

    @Override
    public void onOpen(WebSocket socket, Response response) {
        socket.send(text);
        socket.close(NORMAL_CLOSURE, null);
    }

    @Override
    public void onClosed(WebSocket socket, int code, String reason) {
        ended.complete(true);
    }

    @Override
    public void onFailure(WebSocket socket, Throwable failure, Response response) {
        ended.complete(false);
    }

    /** @return whether it ended as it should */
    boolean awaitEnd() throws IOException {
        try {
            return ended.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }
}
