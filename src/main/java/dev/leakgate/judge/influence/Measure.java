package dev.leakgate.judge.influence;

/** What is measured of an endpoint in each window. Timing is shown elsewhere and never judged. */
public enum Measure {
    UPLOADS("uploads"), BYTES("bytes");

    private final String unit;

    Measure(String unit) {
        this.unit = unit;
    }

    public String unit() {
        return unit;
    }

    double of(Repetition repetition) {
        return this == UPLOADS ? repetition.uploads() : repetition.bytes();
    }
}
