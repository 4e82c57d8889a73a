/** Whether a firmware may be released: a verdict against a baseline, a matrix, a build and an earlier firmware. */
package dev.leakgate.judge.release;
