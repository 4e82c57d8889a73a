package dev.leakgate.scenario;

/**
 * Something said in public about what these phones send, from {@code scenarios/claims.yaml}.
 *
 * @param sentence the claim in one sentence
 * @param by       who said it
 * @param source   where it can be read
 */
public record Claim(String id, String sentence, String by, String source) {
}
