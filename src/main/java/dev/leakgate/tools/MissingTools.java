package dev.leakgate.tools;

/** Tools are missing and cannot or may not be installed. The message names them and the commands that bring them. */
public final class MissingTools extends RuntimeException {

    MissingTools(String message) {
        super(message, null, false, false);
    }
}
