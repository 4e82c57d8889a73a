package dev.leakgate.doctor.phone;

import dev.leakgate.doctor.Outcome;
import java.util.List;

/**
 * One of MIUI's own switches in the developer options. Each keeps its state in a system property that shell may read
 * (seen in public sources of MIUI's framework and of tools for it); other phones have none.
 */
enum MiuiSwitch implements PhoneCheck {

    SECURITY_SETTINGS("USB debugging (Security settings)", "persist.security.adbinput",
            "without it MIUI refuses input and settings from the shell"),
    INSTALL("Install via USB", "persist.security.adbinstall", "without it MIUI refuses the apps that Appium's driver installs");

    private static final String MIUI = "getprop ro.miui.ui.version.name";

    private final String title;
    private final String property;
    private final String why;

    MiuiSwitch(String title, String property, String why) {
        this.title = title;
        this.property = property;
        this.why = why;
    }

    @Override
    public String subject() {
        return title;
    }

    @Override
    public List<String> questions() {
        return List.of(MIUI, "getprop " + property);
    }

    @Override
    public Outcome judge(Told told) {
        if (told.value(MIUI).isEmpty()) {
            return new Outcome.Ok("not asked for: no MIUI");
        }
        return switch (told.value("getprop " + property)) {
            case "1", "true" -> new Outcome.Ok("on (MIUI " + told.value(MIUI) + ")");
            case "0", "false" -> new Outcome.Failure("off; " + why, cure());
            default -> new Outcome.Warning("its state cannot be read; " + why, cure());
        };
    }

    private String cure() {
        return "switch '" + title + "' on in the developer options (MIUI asks for a Mi account: sign in, switch it on, sign out), "
                + "restart the phone and see that it is still on";
    }
}
