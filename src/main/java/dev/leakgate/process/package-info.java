/**
 * Child processes: the one way to start anything. A child never outlives this JVM, however the JVM ends, because a
 * {@link dev.leakgate.process.Leash} stands between the two.
 */
package dev.leakgate.process;
