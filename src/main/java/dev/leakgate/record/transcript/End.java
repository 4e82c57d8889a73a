package dev.leakgate.record.transcript;

import java.util.Locale;

/** How a stream ended. */
public enum End {
    /** The phone had no more to say. */
    PHONE,
    /** The host had heard enough. */
    HOST,
    /** The phone would not open it. */
    REFUSED,
    /** The connection was gone. */
    LOST,
    /** Not while it was recorded. */
    OPEN;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
