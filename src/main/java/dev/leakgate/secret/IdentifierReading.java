package dev.leakgate.secret;

/**
 * What became of one kind of identifier when a phone was asked for it. Holds no value.
 *
 * @param values how many different ones were read
 * @param why    where they were read, or why there is none; for a person
 */
public record IdentifierReading(SecretKind kind, State state, int values, String why) {

    public enum State {
        /** At least one value is known and looked for in what the phone sends. */
        READ,
        /** The phone has none. */
        NOT_PRESENT,
        /** The phone may have one, and a sighting of it would go unnoticed. */
        NOT_READABLE
    }
}
