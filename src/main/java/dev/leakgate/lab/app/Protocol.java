package dev.leakgate.lab.app;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What a channel's events look like on the wire. */
enum Protocol {

    /** {@code gzip=1}: readable to whoever ends the TLS. */
    SENSORS_ANALYTICS("sensors-analytics"),
    /** {@code gzip=9}: each event encrypted for the collector alone. */
    SENSORS_ANALYTICS_ENCRYPTED("sensors-analytics-encrypted"),
    /** The bytes of an AES cipher, nothing around them. */
    AES("aes"),
    /** The older reports of MIUI's apps: Base64 in a form. */
    SPOCK("spock"),
    /** The newer ones: AES, its key for the collector alone. */
    ONETRACK("onetrack"),
    /** MiStat, version 2: a form with an encrypted value. */
    MISTAT("mistat"),
    /** A JSON text message over WebSocket (RFC 6455). */
    WEBSOCKET("websocket"),
    /** Lines of JSON over a bare TCP connection. */
    TCP("tcp");

    private final String word;

    Protocol(String word) {
        this.word = word;
    }

    /** @throws IllegalArgumentException naming the known words */
    static Protocol of(String word) {
        return Arrays.stream(values()).filter(p -> p.word.equals(word)).findFirst().orElseThrow(() -> new IllegalArgumentException(
                "there is no protocol '" + word + "', known are " + Arrays.stream(values()).map(Protocol::word).collect(Collectors.joining(", "))));
    }

    String word() {
        return word;
    }
}
