package dev.leakgate.judge;

/** PASS: complete within its scope, and clean. INCONCLUSIVE: something is missing or unreadable; never opens a gate. */
public enum Verdict {
    PASS, FAIL, INCONCLUSIVE
}
