package dev.leakgate.judge.verdict;

/** PASS: complete within its scope, and clean. INCONCLUSIVE: something is missing or unreadable; never opens a gate. */
public enum Verdict {
    PASS, FAIL, INCONCLUSIVE;

    /** A leak seen stays seen, whatever else is missing; what is missing never passes. */
    public Verdict worse(Verdict other) {
        if (this == FAIL || other == FAIL) {
            return FAIL;
        }
        return this == INCONCLUSIVE ? this : other;
    }
}
