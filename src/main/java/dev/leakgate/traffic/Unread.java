package dev.leakgate.traffic;

import java.time.Instant;

/**
 * Traffic that was seen but not read: a refused handshake, a connection without a request, a recorder fault.
 *
 * @param kind   what sort of gap, see {@link Kind}
 * @param host   destination as far as it is known (SNI or CONNECT target), or null
 * @param client the phone's end, {@code ip:port}, or null
 * @param actor  package of the app, or null when the way of capturing cannot tell
 * @param reason one sentence for a person
 */
public record Unread(Kind kind, Instant time, String host, String client, String actor, String reason) {

    /** One whose app is not known. */
    public Unread(Kind kind, Instant time, String host, String client, String reason) {
        this(kind, time, host, client, null, reason);
    }

    /** The same, of that app. */
    Unread by(String app) {
        return new Unread(kind, time, host, client, app, reason);
    }

    public enum Kind {
        /** The phone refused the proxy's certificate (pinning, or the CA is not trusted). */
        TLS_REFUSED,
        /** Connected, perhaps through TLS, and closed without a request. */
        NO_REQUEST,
        /** The request or its body was cut off. */
        CUT_SHORT,
        /** The recorder or the proxy failed; anything may be missing. */
        RECORDER_FAULT
    }
}
