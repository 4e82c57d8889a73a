package dev.leakgate.lab.app;

/** What a channel's events look like on the wire. */
enum Protocol {

    /** {@code gzip=1}: readable to whoever ends the TLS. */
    SENSORS_ANALYTICS("sensors-analytics"),
    /** {@code gzip=9}: each event encrypted for the collector alone. */
    SENSORS_ANALYTICS_ENCRYPTED("sensors-analytics-encrypted"),
    /** The bytes of an AES cipher, nothing around them. */
    AES("aes"),
    /** A JSON text message over WebSocket (RFC 6455). */
    WEBSOCKET("websocket"),
    /** Lines of JSON over a bare TCP connection. */
    TCP("tcp");

    private final String word;

    Protocol(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
