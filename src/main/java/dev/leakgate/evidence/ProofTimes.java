package dev.leakgate.evidence;

/**
 * What it took to prove that an attempt's capture is whole, by the clock: no verdict comes of it.
 *
 * @param connections seconds in which the phone was asked which connections its apps had made
 * @param controls    seconds of the control segment
 */
public record ProofTimes(double connections, double controls) {

    public static final ProofTimes NONE = new ProofTimes(0, 0);

    public ProofTimes plus(ProofTimes other) {
        return new ProofTimes(connections + other.connections, controls + other.controls);
    }

    public double total() {
        return connections + controls;
    }
}
