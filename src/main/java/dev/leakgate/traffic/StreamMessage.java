package dev.leakgate.traffic;

import java.time.Instant;

/** One WebSocket message, or one piece of a raw TCP stream. */
public record StreamMessage(Instant time, boolean fromClient, boolean text, byte[] bytes) {
}
