package dev.leakgate.lab.app;

import dev.leakgate.lab.fault.Faults;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * What an app may know of the phone it runs on, and ask of it; the phone implements it. Apps call from threads of
 * their own: an answer must never wait for a lock that the phone holds while it calls an app. Only {@link #launch} and
 * {@link #leave} are different: an app calls them solely from within a call of the phone.
 */
public interface Surroundings {

    /** {@code settings get <namespace> <key>}; empty when unset. */
    Optional<String> setting(String namespace, String key);

    /** {@code getprop <name>}; empty when unset. */
    String property(String name);

    /** Value of one of the phone's identifiers by word: androidId, imei, serial, mac ... */
    Optional<String> identifier(String kind);

    /** The Android ID that one app reads: since Android 8 one of its own, for all apps of its signer. */
    String ownAndroidId(String packageName);

    /** Certificates of the phone's system trust store as an app sees it now. */
    List<X509Certificate> trustedCertificates(String packageName);

    /** Current clipboard text. */
    String clipboard();

    /** Where apps may draw: the screen in pixels without the status bar. */
    View.Bounds display();

    /** Brings another app to the foreground, as a tap on its icon does; nothing happens when it is not installed. */
    void launch(String packageName);

    /** The app leaves the foreground by itself, as after BACK on its first screen: the launcher shows. */
    void leave();

    /** What goes wrong on this phone. */
    default Faults faults() {
        return Faults.none();
    }

    /** Where an app's sockets are known by. */
    Sockets sockets();

    /** A line for logcat. */
    void log(String tag, String message);
}
