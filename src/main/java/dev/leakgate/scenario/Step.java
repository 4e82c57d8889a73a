package dev.leakgate.scenario;

import java.time.Duration;
import java.util.List;

/** One thing a person does. {@code {canary}} in a text stands for words minted fresh for each trial. */
public sealed interface Step {

    /** Searches from the address bar with an engine chosen in the browser before. */
    record Search(String engine, String query, Entry by) implements Step {
    }

    /** Opens a page of the bench by its address. */
    record Visit(String page, Entry by) implements Step {
    }

    /**
     * Searches again and again for texts of several lengths, in random order, to see whether uploads follow them.
     *
     * @param lengths of the texts in bytes, ascending
     * @param blocks  to compare, each of all lengths
     * @param taps    time that pasting and ENTER may take
     */
    record Influence(String engine, List<Integer> lengths, int blocks, Duration taps) implements Step {
        public Influence {
            lengths = List.copyOf(lengths);
        }
    }

    /** Does nothing. */
    record Idle(Duration length) implements Step {
    }
}
