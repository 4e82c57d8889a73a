package dev.leakgate.scenario;

import java.time.Duration;

/** One thing a person does. {@code {canary}} in a text stands for words minted fresh for each trial. */
public sealed interface Step {

    /** Searches from the address bar with an engine chosen in the browser before. */
    record Search(String engine, String query, Entry by) implements Step {
    }

    /** Opens a page of the bench by its address. */
    record Visit(String page, Entry by) implements Step {
    }

    /** Does nothing. */
    record Idle(Duration length) implements Step {
    }
}
