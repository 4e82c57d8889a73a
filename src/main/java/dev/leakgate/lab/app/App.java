package dev.leakgate.lab.app;

import java.util.OptionalInt;

/**
 * An app installed on a virtual phone, as the phone sees it: the phone calls, the app answers. All calls on one app
 * come one at a time. Implementations send their traffic on threads of their own.
 */
public interface App {

    /** Package name. */
    String packageName();

    /** {@code versionName} as {@code dumpsys package} prints it. */
    String version();

    /** Activity that the launcher starts, as in the manifest: {@code .BrowserActivity} or fully qualified. */
    String launcherActivity();

    /** Whether its process runs as soon as the phone is up, without a screen. */
    default boolean startsAtBoot() {
        return false;
    }

    /** Brings the app to the foreground, starting it when needed. {@code data} is the intent's URI, or null. */
    void start(String activity, String data);

    /** The app leaves the foreground but lives on. */
    void background();

    /** {@code am force-stop}: ends the process; what was persisted stays. */
    void stop();

    /** {@code pm clear}: force-stop, then forget everything that was persisted. */
    void clear();

    /** Port on this machine where the DevTools of a browser that is running answer; empty when there are none. */
    default OptionalInt devTools() {
        return OptionalInt.empty();
    }

    /** The screen it shows now. */
    View screen();

    /** A tap on a view of the tree last shown. */
    void tap(String key);

    /** Another app was installed. */
    default void packageAdded(String packageName) {
    }

    /** A finger drawn sideways over the screen. */
    default void swipe() {
    }

    /** Sets the text of a field. */
    void type(String key, String text);

    /** A key press, Android key code: 3 HOME (the launcher only), 4 BACK, 66 ENTER, 67 DEL, 82 MENU, 83 NOTIFICATION, 279 PASTE. */
    void key(int code);
}
