package dev.leakgate.run;

/** A run cannot start; nothing was driven. The message tells all: what is wrong, where, and what to do. */
public final class RunException extends RuntimeException {

    public RunException(String message) {
        super(message, null, false, false);
    }
}
