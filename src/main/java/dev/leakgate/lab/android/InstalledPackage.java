package dev.leakgate.lab.android;

import java.util.List;
import java.util.Map;

/**
 * A package on the phone.
 *
 * @param launcherActivity  as in the manifest, {@code .Main} or fully qualified; empty when it has none
 * @param activities        as in the manifest
 * @param instrumentations  runner class to the package it instruments
 * @param system            part of the firmware
 */
public record InstalledPackage(String name, int uid, long versionCode, String versionName, int targetSdk,
                               String launcherActivity, List<String> activities, List<String> permissions,
                               Map<String, String> instrumentations, boolean system) {

    public InstalledPackage {
        activities = List.copyOf(activities);
        permissions = List.copyOf(permissions);
        instrumentations = Map.copyOf(instrumentations);
    }

    /** {@code .Main} for {@code com.example.Main} of package {@code com.example}; other names as they are. */
    public String shortName(String activity) {
        return activity.startsWith(name + ".") ? activity.substring(name.length()) : activity;
    }

    /** {@code com.example.Main} for {@code .Main}. */
    public String fullName(String activity) {
        return activity.startsWith(".") ? name + activity : activity;
    }

    public boolean hasActivity(String activity) {
        return activities.stream().anyMatch(a -> fullName(a).equals(fullName(activity)));
    }

    public String apkPath() {
        return (system ? "/system/priv-app/" : "/data/app/") + name + "/base.apk";
    }
}
