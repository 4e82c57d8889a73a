package dev.leakgate.cli;

/** What a command exits with. */
final class ExitCode {

    static final int CLEAN = 0;
    /** A leak, and nothing else: picocli's own 1 for an uncaught exception is mapped to {@link #FAULT}. */
    static final int LEAK = 1;
    /** Bad usage, or input that cannot be read. */
    static final int FAULT = 2;
    /** No leak was seen, but not everything could be read or was proved. */
    static final int INCONCLUSIVE = 3;

    private ExitCode() {
    }
}
