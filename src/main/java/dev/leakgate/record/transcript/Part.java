package dev.leakgate.record.transcript;

/**
 * One thing asked on a stream and what came back: {@code stdout}, {@code exit}, {@code STAT /sdcard}, {@code GET /status}.
 *
 * @param answered masked
 */
public record Part(String asked, String answered) {
}
