package dev.leakgate.leak;

/** How sure a sighting is. LOW alone never fails a trial. */
public enum Confidence {
    HIGH, MEDIUM, LOW
}
