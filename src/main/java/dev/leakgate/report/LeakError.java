package dev.leakgate.report;

import java.io.PrintStream;
import java.io.PrintWriter;

/**
 * A trial, session or phone leaks: what happened in one line, and where others have a stack trace, which would point
 * into the harness, the trail of the leak, its evidence and how to repeat it.
 */
public final class LeakError extends AssertionError {

    private final String details;

    LeakError(String message, String details) {
        super(message);
        this.details = details;
    }

    /** The same, when its test is run again. */
    LeakError again() {
        return new LeakError(getMessage() + " That was seen in an earlier attempt of this build; a leak seen once stays seen.", details);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }

    @Override
    public void printStackTrace(PrintWriter out) {
        out.println(this + "\n" + details);
    }

    @Override
    public void printStackTrace(PrintStream out) {
        out.println(this + "\n" + details);
    }
}
