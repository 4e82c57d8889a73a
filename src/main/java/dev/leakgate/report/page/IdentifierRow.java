package dev.leakgate.report.page;

import dev.leakgate.secret.IdentifierReading.State;
import dev.leakgate.judge.verdict.RunVerdict.Identifier;

/** What became of one kind of identifier on this phone. Knows no value. */
record IdentifierRow(Identifier identifier) {

    /** {@code IMEI}, {@code Android ID}: as a row's head. */
    String title() {
        String brief = Kinds.brief(identifier.kind());
        return brief.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + brief.substring(1);
    }

    String state() {
        return identifier.values() > 1 ? identifier.state() + ", " + identifier.values() + " values" : identifier.state();
    }

    /** What is not known cannot be found: that is to be seen at a glance. */
    boolean missing() {
        return identifier.state().equals(State.NOT_READABLE.word());
    }

    String why() {
        return identifier.why();
    }
}
