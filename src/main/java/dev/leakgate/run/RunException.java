package dev.leakgate.run;

/** A run cannot start; nothing was driven. The message names what is wrong and what to do. */
public final class RunException extends RuntimeException {

    public RunException(String message) {
        super(message);
    }
}
