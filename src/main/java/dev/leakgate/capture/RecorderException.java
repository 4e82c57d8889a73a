package dev.leakgate.capture;

/** The recorder cannot start, or was lost. The message says what mitmdump said last. */
public final class RecorderException extends RuntimeException {

    RecorderException(String message) {
        super(message);
    }

    RecorderException(String message, Throwable cause) {
        super(message, cause);
    }
}
