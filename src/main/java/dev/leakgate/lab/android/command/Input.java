package dev.leakgate.lab.android.command;

import dev.leakgate.lab.android.AppiumSettings;
import dev.leakgate.lab.android.KeyCode;
import dev.leakgate.lab.android.Phone;
import dev.leakgate.lab.android.Touch;
import dev.leakgate.lab.android.shell.Command;
import dev.leakgate.lab.android.shell.Invocation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code input keyevent|text|tap|swipe}: hands on the phone, from the shell. */
final class Input implements Command {

    private static final Set<String> SOURCES = Set.of("keyboard", "touchscreen", "touchpad", "mouse", "dpad");
    private static final Pattern SHIFTED = Pattern.compile("&([^-]*)-");

    private final Phone phone;

    Input(Phone phone) {
        this.phone = phone;
    }

    @Override
    public int run(Invocation all) throws IOException {
        Invocation call = SOURCES.contains(all.arg(0)) ? all.skip(1) : all;
        List<String> args = call.args();
        if (!phone.shellRights().mayControl(call.user())) {
            return call.fail(255, "Exception occurred while executing '" + call.arg(0) + "':\njava.lang.SecurityException: "
                    + "Injecting to another application requires INJECT_EVENTS permission");
        }
        try {
            switch (call.arg(0)) {
                case "keyevent" -> args.subList(1, args.size()).stream().filter(k -> !k.startsWith("--"))
                        .forEach(k -> phone.desktop().key(KeyCode.parse(k)));
                case "text" -> text(call.arg(1));
                case "tap" -> Touch.tap(phone.desktop(), number(args, 1), number(args, 2));
                case "swipe", "draganddrop" -> Touch.swipe(phone.desktop(), number(args, 1), number(args, 2), number(args, 3), number(args, 4));
                default -> {
                    return call.unknown(255, "Error: Unknown command: " + call.arg(0));
                }
            }
            return OK;
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            return call.unknown(255, "Error: Invalid arguments for command: " + call.arg(0));
        }
    }

    /** Typed through the keyboard that is selected: two of the driver's own give texts a meaning. */
    private void text(String text) {
        String keyboard = phone.settings().find("secure", "default_input_method").orElse("");
        if (keyboard.equals(AppiumSettings.UNICODE_KEYBOARD)) {
            phone.desktop().typeIntoFocus(decodeUtf7(text.replace("%s", " ")));
        } else if (keyboard.equals(AppiumSettings.EDITOR_KEYBOARD) && text.matches("/\\w+/")) {
            phone.desktop().key(KeyCode.ENTER);
        } else {
            phone.desktop().typeIntoFocus(text.replace("%s", " "));
        }
    }

    /** Modified UTF-7 of IMAP (RFC 3501, 5.1.3), in which the driver sends what is not ASCII. */
    static String decodeUtf7(String text) {
        return SHIFTED.matcher(text).replaceAll(m -> java.util.regex.Matcher.quoteReplacement(m.group(1).isEmpty() ? "&"
                : new String(Base64.getDecoder().decode(m.group(1).replace(',', '/')), StandardCharsets.UTF_16BE)));
    }

    private static int number(List<String> args, int index) {
        return (int) Double.parseDouble(args.get(index));
    }
}
