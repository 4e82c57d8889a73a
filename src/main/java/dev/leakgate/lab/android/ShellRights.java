package dev.leakgate.lab.android;

import dev.leakgate.lab.android.file.FileSystem.User;

/**
 * What adb's shell may do. MIUI takes rights away from it until two switches in the developer options are on, whose
 * states are system properties; where there is no such property, the shell has all its rights. Root has them always.
 */
public final class ShellRights {

    private static final String OFF = "0";

    private final Properties properties;

    ShellRights(Properties properties) {
        this.properties = properties;
    }

    /** Change settings and press keys: "USB debugging (Security settings)". */
    public boolean mayControl(User user) {
        return user == User.ROOT || !properties.get("persist.security.adbinput").equals(OFF);
    }

    /** "Install via USB". */
    public boolean mayInstall(User user) {
        return user == User.ROOT || !properties.get("persist.security.adbinstall").equals(OFF);
    }
}
