package dev.leakgate.judge.influence;

/**
 * What one endpoint received in one fixed window.
 *
 * @param block   from 0
 * @param length  bytes of the text that was searched for, 0 for none
 * @param uploads number of requests
 * @param bytes   their size in all
 */
public record Repetition(int block, int length, int uploads, long bytes) {
}
