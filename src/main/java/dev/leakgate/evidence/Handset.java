package dev.leakgate.evidence;

/**
 * The phone that drove an attempt, where that was not the one that the plan had meant for it: what ties an identifier
 * to a phone must not mistake two for one.
 *
 * @param device id of that phone
 * @param udid   as adb knows it
 */
public record Handset(String device, String udid) {
}
