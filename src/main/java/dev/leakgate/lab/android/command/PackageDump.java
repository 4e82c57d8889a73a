package dev.leakgate.lab.android.command;

import dev.leakgate.lab.android.InstalledPackage;
import dev.leakgate.lab.android.Phone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code dumpsys package <name>}. */
final class PackageDump {

    /** Protection level "dangerous": asked for at run time. The others are granted with the installation. */
    private static final Set<String> RUNTIME = Set.of("CAMERA", "READ_PHONE_STATE", "ACCESS_FINE_LOCATION", "ACCESS_COARSE_LOCATION",
            "READ_EXTERNAL_STORAGE", "WRITE_EXTERNAL_STORAGE", "RECORD_AUDIO", "READ_CONTACTS", "WRITE_CONTACTS", "GET_ACCOUNTS",
            "CALL_PHONE", "READ_CALL_LOG", "SEND_SMS", "READ_SMS", "RECEIVE_SMS", "READ_CALENDAR", "WRITE_CALENDAR", "POST_NOTIFICATIONS");

    private final Phone phone;

    PackageDump(Phone phone) {
        this.phone = phone;
    }

    List<String> lines(String name) {
        Optional<InstalledPackage> found = phone.packages().find(name);
        if (found.isEmpty()) {
            return List.of("Dexopt state:", "  Unable to find package: " + name);
        }
        InstalledPackage p = found.get();
        List<String> lines = new ArrayList<>();
        if (!p.launcherActivity().isEmpty()) {
            String component = p.name() + "/" + p.shortName(p.launcherActivity());
            lines.addAll(List.of("Activity Resolver Table:", "  Non-Data Actions:", "      android.intent.action.MAIN:",
                    "        3b2d1c4 " + component + " filter 5f3e2a1", "          Action: \"android.intent.action.MAIN\"",
                    "          Category: \"android.intent.category.LAUNCHER\"", ""));
        }
        lines.addAll(List.of("Packages:", "  Package [" + p.name() + "] (a1b2c3d):", "    userId=" + p.uid(),
                "    pkg=Package{9d1c0e2 " + p.name() + "}", "    codePath=" + p.apkPath().replaceFirst("/base\\.apk$", ""),
                "    versionCode=" + p.versionCode() + " minSdk=21 targetSdk=" + p.targetSdk(), "    versionName=" + p.versionName(),
                "    flags=[ " + (p.system() ? "SYSTEM " : "") + "HAS_CODE ALLOW_CLEAR_USER_DATA ]", "    requested permissions:"));
        p.permissions().forEach(permission -> lines.add("      " + permission));
        lines.add("    install permissions:");
        p.permissions().stream().filter(n -> !runtime(n)).forEach(n -> lines.add("      " + n + ": granted=true"));
        lines.add("    User 0: ceDataInode=1 installed=true hidden=false suspended=false stopped=false");
        lines.add("      runtime permissions:");
        Set<String> granted = phone.packages().granted(name);
        p.permissions().stream().filter(PackageDump::runtime)
                .forEach(n -> lines.add("        " + n + ": granted=" + granted.contains(n) + ", flags=[ USER_SET ]"));
        return lines;
    }

    private static boolean runtime(String permission) {
        return RUNTIME.contains(permission.substring(permission.lastIndexOf('.') + 1));
    }
}
