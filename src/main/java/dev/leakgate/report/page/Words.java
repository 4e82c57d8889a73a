package dev.leakgate.report.page;

import dev.leakgate.judge.verdict.Verdict;

/** Verdicts in a word that needs no explanation. */
final class Words {

    private Words() {
    }

    static String of(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "clean";
            case FAIL -> "leaks";
            case INCONCLUSIVE -> "unknown";
        };
    }
}
