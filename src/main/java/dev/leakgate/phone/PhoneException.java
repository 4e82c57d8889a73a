package dev.leakgate.phone;

/** A phone, or the server that drives it, did not do what it was asked; what was going on with it cannot go on. */
public final class PhoneException extends RuntimeException {

    public PhoneException(String message, Throwable cause) {
        super(message, cause);
    }
}
