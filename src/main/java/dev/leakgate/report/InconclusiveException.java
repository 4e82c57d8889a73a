package dev.leakgate.report;

/**
 * A trial, session or phone could not be judged, which is no better for the gate than a leak. JUnit and Allure tell it
 * apart from a {@link LeakError}: an error, not a failure.
 */
public final class InconclusiveException extends RuntimeException {

    InconclusiveException(String message) {
        super(message, null, false, false);
    }
}
