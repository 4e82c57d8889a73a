package dev.leakgate.evidence;

import java.time.Instant;
import java.util.List;

/** What was done in one attempt at a session after which its browser ought to be a stranger, in the order of time. */
public record BorderRecord(List<Border> borders) {

    public BorderRecord {
        borders = List.copyOf(borders);
    }

    public enum Kind {
        /** The browser's process was ended and started again. */
        RESTART,
        /** The phone's advertising ID was given another value. */
        ADVERTISING_RESET,
        /** The browser's data was cleared; it was started again. */
        CLEARING
    }

    /** @param at from here on traffic is from behind the border */
    public record Border(Kind kind, Instant at) {
    }
}
