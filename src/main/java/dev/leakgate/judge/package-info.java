/**
 * What a run's evidence means. {@link dev.leakgate.judge.SessionJudge} applies every rule of {@code judge.rule} to one
 * session; {@link dev.leakgate.judge.Judge} puts the sessions together and adds what was found late.
 * {@code judge.policy} says who may receive what, {@code judge.verdict} is what comes out: the content of verdict.json.
 */
package dev.leakgate.judge;
