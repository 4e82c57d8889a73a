package dev.leakgate.leak;

import dev.leakgate.secret.Secret;
import java.util.ArrayList;
import java.util.List;

/**
 * What it means to find a certain pattern.
 *
 * @param steps what was undone by recognising the pattern itself, e.g. {@code hex, sha256} or {@code gbk}; empty for
 *              plain text
 */
record Meaning(Secret secret, List<String> steps, Confidence confidence, double share) {

    /** A step that says that an identifier was found as bytes, not as text. */
    static final String RAW = "raw bytes";

    static Meaning plain(Secret secret) {
        return new Meaning(secret, List.of(), Confidence.HIGH, 1);
    }

    Meaning by(String... steps) {
        return new Meaning(secret, List.of(steps), confidence, share);
    }

    /** The same, after a step that led to it. */
    Meaning after(String step) {
        List<String> all = new ArrayList<>(steps);
        all.add(0, step);
        return new Meaning(secret, List.copyOf(all), confidence, share);
    }

    Meaning with(Confidence confidence) {
        return new Meaning(secret, steps, confidence, share);
    }
}
