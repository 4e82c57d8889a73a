package dev.leakgate.lab.android.shell;

/** A command line that the shell does not understand. */
final class ShellSyntaxException extends RuntimeException {

    ShellSyntaxException(String message) {
        super("syntax error: " + message);
    }
}
