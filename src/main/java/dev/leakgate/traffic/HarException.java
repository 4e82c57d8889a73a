package dev.leakgate.traffic;

import java.io.IOException;

/** The file is not a HAR, or no entry of it can be found. */
public final class HarException extends IOException {

    public HarException(String message) {
        super(message);
    }
}
