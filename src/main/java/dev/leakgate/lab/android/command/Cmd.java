package dev.leakgate.lab.android.command;

import dev.leakgate.lab.android.KeyCode;
import dev.leakgate.lab.android.Phone;
import dev.leakgate.lab.android.file.FileSystem.User;
import dev.leakgate.lab.android.shell.Command;
import dev.leakgate.lab.android.shell.Invocation;
import java.io.IOException;

/** {@code cmd <service> ...}: shell access to system services. */
final class Cmd implements Command {

    private final Phone phone;
    private final Command packageManager;
    private final Command activityManager;

    Cmd(Phone phone, Command packageManager, Command activityManager) {
        this.phone = phone;
        this.packageManager = packageManager;
        this.activityManager = activityManager;
    }

    @Override
    public int run(Invocation all) throws IOException {
        Invocation call = all.arg(0).equals("-w") ? all.skip(1) : all;
        switch (call.arg(0)) {
            case "package" -> {
                return packageManager.run(call.skip(1));
            }
            case "activity" -> {
                return activityManager.run(call.skip(1));
            }
            case "notification", "appops", "bluetooth_manager", "overlay", "connectivity" -> {
                return OK;
            }
            case "location" -> {
                return location(call);
            }
            case "uimode" -> {
                return call.answer("Night mode: " + (call.arg(2).isEmpty() ? "no" : call.arg(2)));
            }
            case "statusbar" -> {
                if (call.arg(1).startsWith("expand")) {
                    phone.desktop().key(KeyCode.NOTIFICATION);
                }
                return OK;
            }
            case "phone" -> {
                return mobileData(call);
            }
            case "wifi" -> {
                return wifi(call);
            }
            default -> {
                return call.unknown(20, "cmd: Can't find service: " + call.arg(0));
            }
        }
    }

    /** Before Android 11 the shell may not use it at all (WifiShellCommand). */
    private int wifi(Invocation call) throws IOException {
        if (phone.profile().sdk() < NetworkCommands.ANDROID_11 && call.user() != User.ROOT) {
            return call.fail(255, "Exception occurred while executing:\njava.lang.SecurityException: Uid 2000 does not have access to wifi commands");
        }
        switch (call.arg(1)) {
            case "status" -> {
                return call.answer("Wifi is enabled", "Wifi scanning is only available when wifi is enabled",
                        "==== Primary ClientModeManager instance ====",
                        "Wifi is connected to \"" + phone.identifiers().get("ssid") + "\"", "WifiInfo: " + NetworkCommands.wifiInfo(phone));
            }
            case "set-wifi-enabled" -> {
                phone.settings().put("global", "wifi_on", call.arg(2).equals("enabled") ? "1" : "0");
                return OK;
            }
            default -> {
                return call.unknown(255, "Unknown command: " + call.arg(1));
            }
        }
    }

    private int mobileData(Invocation call) throws IOException {
        if (!call.arg(1).equals("data")) {
            return call.unknown(255, "Unknown command: " + call.arg(1));
        }
        phone.settings().put("global", "mobile_data", call.arg(2).equals("enable") ? "1" : "0");
        return OK;
    }

    private int location(Invocation call) throws IOException {
        switch (call.arg(1)) {
            case "is-location-enabled" -> {
                return call.answer(phone.settings().find("secure", "location_mode").orElse("3").equals("0") ? "false" : "true");
            }
            case "set-location-enabled" -> {
                phone.settings().put("secure", "location_mode", call.arg(2).equals("true") ? "3" : "0");
                return OK;
            }
            default -> {
                return call.unknown(255, "Unknown command: " + call.arg(1));
            }
        }
    }
}
