/**
 * The rules. Each looks at one session's evidence and makes charges: FAIL for a leak, INCONCLUSIVE for something missing
 * or unreadable; FAIL beats INCONCLUSIVE beats PASS. A new rule is one class and one line in
 * {@link dev.leakgate.judge.rule.Rules}.
 */
package dev.leakgate.judge.rule;
