package dev.leakgate.leak;

/**
 * Bytes that were captured and could not be read to the end: encrypted by their looks, or a budget was reached.
 *
 * @param size   bytes concerned
 * @param reason one sentence for a person
 */
public record Opaque(String exchange, String host, String where, boolean request, long size, String reason) {
}
