package dev.leakgate.cli;

/** Where {@code scan} writes what it found. */
interface ScanOutput {

    void result(String capture, ScanResult result);

    /** What is wrong with a capture as a whole. */
    void fault(String capture, String fault);

    void end(ScanTally tally);
}
