package dev.leakgate.lab.android;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** What {@code io.appium.settings} does on a phone: the app that the driver installs to reach what a shell cannot. */
public final class AppiumSettings {

    public static final String PACKAGE = "io.appium.settings";
    public static final String SERVER = "io.appium.uiautomator2.server";
    public static final String SERVER_TEST = "io.appium.uiautomator2.server.test";
    public static final String UNICODE_KEYBOARD = PACKAGE + "/.UnicodeIME";
    public static final String EDITOR_KEYBOARD = PACKAGE + "/.AppiumIME";

    private AppiumSettings() {
    }

    /**
     * The data a broadcast to one of its receivers is answered with.
     *
     * @param extras by name
     * @return empty when no receiver has that action
     */
    public static Optional<String> receive(Phone phone, String action, Map<String, String> extras) {
        return switch (action.replaceFirst("^io\\.appium\\.settings\\.", "")) {
            case "clipboard.get" -> Optional.of(base64(phone.clipboard()));
            case "notifications" -> Optional.of("{\"statusBarNotifications\":[]}");
            case "sms.read" -> Optional.of("{\"items\":[],\"total\":0}");
            case "list_locales" -> Optional.of(base64("{\"items\":[{\"language\":\"en\",\"country\":\"US\"}]}"));
            case "location" -> Optional.of(phone.settings().find("secure", "lab_location").orElse("0.0 0.0 0.0"));
            case "locale" -> {
                phone.properties().set("persist.sys.locale", extras.get("lang") + "-" + extras.get("country"));
                yield Optional.of("");
            }
            case "scan_media", "wifi", "data_connection", "animation", "unlock", "bluetooth", "unpair_bluetooth" -> Optional.of("");
            default -> Optional.empty();
        };
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
