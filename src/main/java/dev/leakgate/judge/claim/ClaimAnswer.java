package dev.leakgate.judge.claim;

/**
 * What a phone's trials say to a claim.
 *
 * @param device  id of the phone
 * @param answer  {@code confirmed}, {@code refuted} or {@code not testable here}; of a virtual phone, which only plays
 *                what was published, {@code simulated}
 * @param reason  one sentence: what answers it, or why nothing does
 */
public record ClaimAnswer(Claim claim, String device, String answer, String reason) {
}
