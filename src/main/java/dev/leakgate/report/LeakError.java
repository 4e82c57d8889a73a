package dev.leakgate.report;

/** A trial, session or phone leaks. The message tells all; a stack trace would point into the harness, so there is none. */
public final class LeakError extends AssertionError {

    LeakError(String message) {
        super(message);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
