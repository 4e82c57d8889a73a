package dev.leakgate.farm;

/** The farm cannot be brought up; the message names the part, what it said last and what to do. */
public final class FarmException extends RuntimeException {

    public FarmException(String message) {
        super(message);
    }
}
