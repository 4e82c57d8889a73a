package dev.leakgate.report;

import java.io.PrintStream;
import java.io.PrintWriter;

/**
 * A trial, session or phone could not be judged, which is no better for the gate than a leak. JUnit and Allure tell it
 * apart from a {@link LeakError}, with which it shares its form: an error, not a failure.
 */
public final class InconclusiveException extends RuntimeException {

    private final String details;

    InconclusiveException(String message, String details) {
        super(message, null, false, false);
        this.details = details;
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
