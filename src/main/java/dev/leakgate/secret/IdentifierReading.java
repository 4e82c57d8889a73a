package dev.leakgate.secret;

/**
 * What became of one kind of identifier when a phone was asked for it. Holds no value.
 *
 * @param values how many different ones were read
 * @param why    where they were read, or why there is none; for a person
 */
public record IdentifierReading(SecretKind kind, State state, int values, String why) {

    /** Ends a reason about which a person can do something. */
    public static final String BY_HAND = "; add it under 'identifiers:' in the devices file";

    public enum State {
        /** At least one value is known and looked for in what the phone sends. */
        READ("read"),
        /** The phone has none. */
        NOT_PRESENT("not present"),
        /** The phone may have one, and a sighting of it would go unnoticed. */
        NOT_READABLE("not readable"),
        /** No shell can read it, and what the phone sent showed it. */
        LEARNED("learned from traffic");

        private final String word;

        State(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }
}
