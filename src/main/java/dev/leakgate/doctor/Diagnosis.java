package dev.leakgate.doctor;

/**
 * The outcome of one check.
 *
 * @param place   {@link #HOST}, or the phone's id
 * @param subject what was checked
 */
public record Diagnosis(String place, String subject, Outcome outcome) {

    /** The place that is no phone. */
    public static final String HOST = "this machine";

    public static Diagnosis ofHost(String subject, Outcome outcome) {
        return new Diagnosis(HOST, subject, outcome);
    }
}
