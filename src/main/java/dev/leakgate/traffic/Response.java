package dev.leakgate.traffic;

/** The answer to a request. */
public record Response(int status, Message message) {
}
