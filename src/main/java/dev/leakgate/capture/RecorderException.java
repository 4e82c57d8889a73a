package dev.leakgate.capture;

/** The recorder cannot start, or was lost. The message says what mitmdump said last. */
public final class RecorderException extends RuntimeException {

    public RecorderException(String message) {
        super(message);
    }

    public RecorderException(String message, Throwable cause) {
        super(message, cause);
    }
}
