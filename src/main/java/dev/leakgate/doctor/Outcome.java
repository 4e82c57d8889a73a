package dev.leakgate.doctor;

/** What a check found: all is well, something to know, or something that a run cannot do without. */
public sealed interface Outcome {

    /** In a few words; never the value of an identifier. */
    String seen();

    /** The next thing to do, a command where there is one; empty when all is well. */
    default String cure() {
        return "";
    }

    /** {@code ok}, {@code warning} or {@code failure}. */
    default String word() {
        return getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
    }

    record Ok(String seen) implements Outcome {
    }

    record Warning(String seen, String cure) implements Outcome {
    }

    record Failure(String seen, String cure) implements Outcome {
    }
}
