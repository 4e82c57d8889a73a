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

    /** The verdict is virtual, partial, stale or about another build, so it says nothing about the release. */
    static final int NOT_FOR_THIS_RELEASE = 4;

    private ExitCode() {
    }
}
