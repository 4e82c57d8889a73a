/** What was said in public about the phones, answered by a run's findings. */
package dev.leakgate.judge.claim;
