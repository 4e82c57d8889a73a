package dev.leakgate.lab.app;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** What an app may know of the phone it runs on; the phone implements it. */
public interface Surroundings {

    /** {@code settings get <namespace> <key>}; empty when unset. */
    Optional<String> setting(String namespace, String key);

    /** {@code getprop <name>}; empty when unset. */
    String property(String name);

    /** Value of one of the phone's identifiers as an app on it reads it, by word: androidId, imei, serial, mac ... */
    Optional<String> identifier(String kind);

    /** Certificates of the phone's system trust store as it is now. */
    List<X509Certificate> trustedCertificates();

    /** Current clipboard text. */
    String clipboard();

    /** A line for logcat. */
    void log(String tag, String message);
}
