package dev.leakgate.evidence;

import java.time.Instant;
import java.util.List;

/**
 * The windows in which one trial searched for texts of several lengths, to be compared by what was uploaded in them.
 *
 * @param seed of the random order within blocks, and of the draws by which it is judged
 */
public record InfluenceRecord(String trial, long seed, List<Window> windows) {

    public InfluenceRecord {
        windows = List.copyOf(windows);
    }

    /** A part of the experiment. */
    public enum Run {
        /** One length alone, for the noise. */
        NOISE,
        /** Every length in each block. */
        FIRST,
        /** The same again, to replicate what the first part shows. */
        FRESH
    }

    /**
     * One repetition.
     *
     * @param block  of its run, from 0
     * @param length bytes of the text searched for; for 0 the same taps with a blank
     * @param whole  all taps were done before the window's end; else it says nothing
     */
    public record Window(Run run, int block, int length, Instant from, Instant to, boolean whole) {
    }
}
