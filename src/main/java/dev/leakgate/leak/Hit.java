package dev.leakgate.leak;

/** Something found at {@code from} (inclusive) to {@code to} (exclusive), positions in the array that was searched. */
record Hit(Meaning meaning, int from, int to) {
}
