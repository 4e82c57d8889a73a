package dev.leakgate.lab.android;

import java.util.List;
import java.util.Map;

/** What is on a phone when it leaves the factory: settings, system packages, files that tell its state. */
final class Firmware {

    static final String KEYBOARD = "com.google.android.inputmethod.latin/com.android.inputmethod.latin.LatinIME";

    private Firmware() {
    }

    static void install(Phone phone) {
        settings(phone);
        packages(phone);
        phone.files().install("/proc/net/unix", () -> "Num       RefCount Protocol Flags    Type St Inode Path\n");
        for (String name : List.of("tcp", "tcp6", "udp", "udp6")) {
            phone.files().install("/proc/net/" + name, () -> phone.sockets().proc(name));
        }
        phone.files().install("/proc/mounts", () -> String.join("\n", phone.files().mountTable()) + "\n");
        phone.files().install("/sys/class/net/wlan0/address", () -> phone.identifiers().get("mac") + "\n");
        phone.files().installForRoot(OwnAndroidIds.FILE, () -> phone.ownAndroidIds().file(phone.packages()::uidFor));
        phone.files().install("/system/bin/sh", new byte[0]);
        if (phone.profile().rooted()) {
            phone.files().install("/system/bin/su", new byte[0]);
        }
    }

    private static void settings(Phone phone) {
        Settings s = phone.settings();
        Map.of("airplane_mode_on", "0", "wifi_on", "1", "mobile_data", "1", "adb_enabled", "1", "window_animation_scale", "1.0",
                "transition_animation_scale", "1.0", "animator_duration_scale", "1.0", "device_name", phone.profile().title())
                .forEach((k, v) -> s.put("global", k, v));
        s.put("global", "ad_aaid", phone.identifiers().get("advertisingId"));
        s.put("secure", "android_id", phone.identifiers().get("androidId"));
        s.put("secure", "bluetooth_address", phone.identifiers().get("bluetoothMac").toUpperCase(java.util.Locale.ROOT));
        s.put("secure", "default_input_method", KEYBOARD);
        s.put("secure", "enabled_input_methods", KEYBOARD);
        s.put("secure", "location_mode", "3");
        s.put("secure", "location_providers_allowed", "gps,network");
        s.put("system", "screen_brightness", "128");
        s.put("system", "accelerometer_rotation", "0");
        phone.profile().settings().forEach((space, values) -> values.forEach((k, v) -> s.put(space, k, v)));
    }

    private static void packages(Phone phone) {
        for (String name : List.of("android", "com.android.systemui", "com.google.android.webview", phone.profile().launcher())) {
            InstalledPackage p = new InstalledPackage(name, phone.packages().uidFor(name), phone.profile().sdk(),
                    phone.properties().get("ro.build.version.release"), phone.profile().sdk(),
                    name.equals(phone.profile().launcher()) ? ".Launcher" : "", List.of(".Launcher"), List.of(), Map.of(), true);
            phone.apps().install(new BlankApp(name, p.versionName(), p.launcherActivity(), phone.profile().display()), p);
        }
    }
}
