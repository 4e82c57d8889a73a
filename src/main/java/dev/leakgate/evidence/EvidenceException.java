package dev.leakgate.evidence;

/** A piece of evidence is missing, damaged or cannot be written; the message names the file and what that means. */
public final class EvidenceException extends RuntimeException {

    public EvidenceException(String message) {
        super(message);
    }

    public EvidenceException(String message, Throwable cause) {
        super(message, cause);
    }
}
