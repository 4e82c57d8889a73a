/**
 * What a run's evidence means. {@link dev.leakgate.judge.SessionJudge} applies every {@link dev.leakgate.judge.Rule} to
 * one session; {@link dev.leakgate.judge.Judge} puts the sessions together and adds what was found late. Rules make
 * charges: FAIL for a leak, INCONCLUSIVE for something missing or unreadable; FAIL beats INCONCLUSIVE beats PASS.
 * A new rule is one class and one line in {@link dev.leakgate.judge.Rules}.
 */
package dev.leakgate.judge;
