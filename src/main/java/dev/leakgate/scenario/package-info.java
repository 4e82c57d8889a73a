/** Scenarios and claims: the files of {@code scenarios/trials} and {@code scenarios/claims.yaml} as a model. */
package dev.leakgate.scenario;
