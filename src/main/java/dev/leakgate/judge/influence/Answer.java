package dev.leakgate.judge.influence;

/**
 * What the experiment says to one question by one measure.
 *
 * @param effect         in the measure's unit, in the first run; for content the longest text less the shortest
 * @param p              of the first run
 * @param effectFresh    the same in the fresh repetitions; not a number when there was no hit to replicate
 * @param hit            the first run alone, by Holm over the whole run
 * @param convicts       a hit that replicated in the same direction
 * @param smallestEffect that would have been found with a power of 0.95; infinite when none
 */
public record Answer(Series series, Question question, Measure measure, double effect, double p, double effectFresh,
                     double pFresh, boolean hit, boolean convicts, double smallestEffect) {

    /** The longest text by which an endpoint may still be tested, in bytes. */
    public static final int LARGEST_TESTABLE = 64;

    /** Too noisy for its size to tell anything. */
    public boolean untestable() {
        return measure == Measure.BYTES ? smallestEffect > LARGEST_TESTABLE : smallestEffect > 1;
    }
}
