package dev.leakgate.judge.rule;

import dev.leakgate.judge.verdict.Finding;
import dev.leakgate.judge.verdict.Verdict;

/**
 * A finding and whom it is charged to.
 *
 * @param to      id of a trial or a session
 * @param verdict FAIL for a leak, INCONCLUSIVE for something missing or unreadable
 */
public record Charge(String to, Verdict verdict, Finding finding) {

    public static Charge leak(String to, Finding finding) {
        return new Charge(to, Verdict.FAIL, finding);
    }

    /** A finding about what was driven or captured: the sentence names the cause and the cure. */
    public static Charge gap(String to, String rule, String host, String sentence) {
        return gap(to, rule, host, "", sentence);
    }

    public static Charge gap(String to, String rule, String host, String exchange, String sentence) {
        return new Charge(to, Verdict.INCONCLUSIVE,
                Finding.gap(rule, host, exchange, sentence));
    }
}
