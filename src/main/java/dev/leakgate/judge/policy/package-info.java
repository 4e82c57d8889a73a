/** Who may receive what: {@code scenarios/policy.yaml} as a model. */
package dev.leakgate.judge.policy;
