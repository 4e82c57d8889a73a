package dev.leakgate.lab.android.command;

import dev.leakgate.lab.android.KeyCode;
import dev.leakgate.lab.android.Phone;
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
                return call.answer("Wifi is enabled", "Wifi is connected to \"lab\"");
            }
            default -> {
                return call.unknown(20, "cmd: Can't find service: " + call.arg(0));
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
