package dev.leakgate.lab.app;

import java.util.List;

/**
 * Something an app keeps until its data is cleared.
 *
 * @param first   its value as long as nobody has set it
 * @param choices what it may be set to; empty when that can be anything
 */
record DataItem(Template first, List<String> choices) {

    static final String ON = "on";
    static final String OFF = "off";

    /** An item that begins as on or off is never anything else. */
    static DataItem of(Template first) {
        List<String> states = List.of(ON, OFF);
        return new DataItem(first, states.contains(first.literal()) ? states : List.of());
    }

    boolean accepts(String value) {
        return choices.isEmpty() || choices.contains(value);
    }
}
