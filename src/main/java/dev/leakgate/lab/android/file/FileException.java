package dev.leakgate.lab.android.file;

import java.io.IOException;

/** A file operation the kernel refuses; the message is the one of its errno. */
public final class FileException extends IOException {

    /** The errno values that occur, by their message. */
    public enum Reason {
        MISSING("No such file or directory"), DENIED("Permission denied"), READ_ONLY("Read-only file system"),
        EXISTS("File exists"), NOT_DIRECTORY("Not a directory"), IS_DIRECTORY("Is a directory"),
        NOT_EMPTY("Directory not empty"), INVALID("Invalid argument");

        private final String message;

        Reason(String message) {
            this.message = message;
        }
    }

    private final Reason reason;

    FileException(Reason reason) {
        super(reason.message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
