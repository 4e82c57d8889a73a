package dev.leakgate.phone;

/** The screen does not show what a step needs; the phone and the session are fine. */
public final class ScreenException extends RuntimeException {

    public ScreenException(String message) {
        super(message);
    }
}
