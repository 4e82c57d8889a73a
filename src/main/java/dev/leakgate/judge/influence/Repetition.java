package dev.leakgate.judge.influence;

/**
 * What one endpoint received in one fixed window.
 *
 * @param block   from 0
 * @param length  bytes of the text that was searched for, 0 for none
 * @param uploads number of requests
 * @param bytes   their size in all
 * @param after   seconds from the beginning of the window to the first of them, not a number without one; shown, never
 *                judged, since how long a phone takes depends on everything else it does
 */
public record Repetition(int block, int length, int uploads, long bytes, double after) {
}
