/** A run: plan, phones in parallel, verdicts as they come, the gate at the end. */
package dev.leakgate.run;
