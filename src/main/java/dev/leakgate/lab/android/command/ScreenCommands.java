package dev.leakgate.lab.android.command;

import dev.leakgate.lab.android.AppiumSettings;
import dev.leakgate.lab.android.Phone;
import dev.leakgate.lab.android.Profile.Display;
import dev.leakgate.lab.android.ScreenPainter;
import dev.leakgate.lab.android.shell.Command;
import dev.leakgate.lab.android.shell.Invocation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code wm ime screencap monkey}: the screen, its keyboard and what is on it. */
final class ScreenCommands {

    private final Phone phone;

    private ScreenCommands(Phone phone) {
        this.phone = phone;
    }

    static void addTo(Map<String, Command> programs, Phone phone) {
        ScreenCommands c = new ScreenCommands(phone);
        programs.put("wm", c::wm);
        programs.put("ime", c::ime);
        programs.put("screencap", c::screencap);
        programs.put("monkey", call -> phone.packages().find(call.option("-p").orElse("")).filter(p -> !p.launcherActivity().isEmpty())
                .map(p -> {
                    phone.apps().start(p, p.launcherActivity(), null);
                    return true;
                }).isPresent() ? call.answer("Events injected: 1") : call.fail(251, "** No activities found to run, monkey aborted."));
    }

    private int wm(Invocation call) throws IOException {
        Display d = phone.profile().display();
        switch (call.arg(0)) {
            case "size" -> {
                return call.answer("Physical size: " + d.width() + "x" + d.height());
            }
            case "density" -> {
                return call.answer("Physical density: " + d.density());
            }
            case "dismiss-keyguard" -> {
                phone.screen().wake();
                phone.screen().unlock();
                return Command.OK;
            }
            default -> {
                return call.unknown(255, "Unknown command: " + call.arg(0));
            }
        }
    }

    private int ime(Invocation call) throws IOException {
        switch (call.arg(0)) {
            case "list" -> {
                List<String> lines = new ArrayList<>();
                List<String> keyboards = new ArrayList<>(List.of(phone.setting("secure", "enabled_input_methods").orElse("")));
                if (phone.packages().find(AppiumSettings.PACKAGE).isPresent()) {
                    keyboards.addAll(List.of(AppiumSettings.UNICODE_KEYBOARD, AppiumSettings.EDITOR_KEYBOARD, AppiumSettings.PACKAGE + "/.EmptyIME"));
                }
                keyboards.forEach(k -> lines.addAll(call.has("-s") ? List.of(k) : List.of(k + ":", "  mId=" + k)));
                return call.answer(lines);
            }
            case "set" -> {
                phone.settings().put("secure", "default_input_method", call.arg(1));
                return call.answer("Input method " + call.arg(1) + " selected for user #0");
            }
            case "enable" -> {
                return call.answer("Input method " + call.arg(1) + ": now enabled for user #0");
            }
            case "disable" -> {
                return call.answer("Input method " + call.arg(1) + ": now disabled for user #0");
            }
            case "reset" -> {
                phone.settings().put("secure", "default_input_method", phone.setting("secure", "enabled_input_methods").orElse(""));
                return call.answer("Reset current and enabled IMEs for user #0");
            }
            default -> {
                return call.unknown(255, "Unknown command: " + call.arg(0));
            }
        }
    }

    private int screencap(Invocation call) throws IOException {
        byte[] png = ScreenPainter.png(phone.desktop().view(), phone.profile().display());
        if (call.last().startsWith("/")) {
            phone.files().write(call.last(), png, call.user());
        } else {
            call.console().out().write(png);
        }
        return Command.OK;
    }
}
