package dev.leakgate.lab.android.command;

import dev.leakgate.lab.android.Phone;
import dev.leakgate.lab.android.Settings;
import dev.leakgate.lab.android.shell.Command;
import dev.leakgate.lab.android.shell.Invocation;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code settings getprop setprop appops content locksettings}: key-value stores behind a shell command. */
final class SettingCommands {

    private final Phone phone;

    private SettingCommands(Phone phone) {
        this.phone = phone;
    }

    static void addTo(Map<String, Command> programs, Phone phone) {
        SettingCommands c = new SettingCommands(phone);
        programs.put("settings", c::settings);
        programs.put("getprop", c::getprop);
        programs.put("setprop", call -> {
            phone.properties().set(call.arg(0), call.arg(1));
            return Command.OK;
        });
        programs.put("appops", call -> call.arg(0).equals("set") ? Command.OK
                : call.arg(0).equals("get") ? call.answer("No operations.") : call.unknown(1, "appops: unknown command " + call.arg(0)));
        programs.put("locksettings", c::lockSettings);
        programs.put("content", c::content);
    }

    private int settings(Invocation all) throws IOException {
        Invocation call = all.arg(0).equals("--user") ? all.skip(2) : all;
        String space = call.arg(1);
        if (!Settings.NAMESPACES.contains(space)) {
            return call.unknown(255, "Error: Invalid namespace '" + space + "'");
        }
        Settings s = phone.settings();
        if (call.arg(0).matches("put|delete") && !phone.shellRights().mayControl(call.user())) {
            return call.fail(255, "Exception occurred while executing '" + call.arg(0) + "':\njava.lang.SecurityException: Permission denial: "
                    + "writing to settings requires:android.permission.WRITE_SECURE_SETTINGS");
        }
        switch (call.arg(0)) {
            case "get" -> {
                return call.answer(s.find(space, call.arg(2)).orElse("null"));
            }
            case "put" -> {
                s.put(space, call.arg(2), call.arg(3));
                return Command.OK;
            }
            case "delete" -> {
                return call.answer("Deleted " + (s.remove(space, call.arg(2)) ? 1 : 0) + " rows");
            }
            case "list" -> {
                return call.answer(s.all(space).entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).toList());
            }
            default -> {
                return call.unknown(255, "Invalid command: " + call.arg(0));
            }
        }
    }

    private int getprop(Invocation call) throws IOException {
        List<String> names = call.operands();
        if (names.isEmpty()) {
            return call.answer(phone.properties().all().entrySet().stream().map(e -> "[" + e.getKey() + "]: [" + e.getValue() + "]").toList());
        }
        String value = phone.property(names.get(0));
        return call.answer(value.isEmpty() && names.size() > 1 ? names.get(1) : value);
    }

    /** Rows with their number only, which is all that is asked for of contacts and messages. */
    private int content(Invocation call) throws IOException {
        if (!call.arg(0).equals("query")) {
            return call.unknown(1, "[ERROR] Unsupported operation: " + call.arg(0));
        }
        Optional<ContentProviders.Answer> provided = ContentProviders.query(phone, call);
        if (provided.isPresent()) {
            return provided.get().failed() ? call.fail(1, provided.get().text()) : call.answer(provided.get().text());
        }
        int rows = switch (call.option("--uri").orElse("")) {
            case "content://com.android.contacts/raw_contacts" -> phone.profile().personal().contacts();
            case "content://sms" -> phone.profile().personal().messages();
            default -> 0;
        };
        return rows == 0 ? call.answer("No result found.")
                : call.answer(java.util.stream.IntStream.range(0, rows).mapToObj(i -> "Row: " + i + " _id=" + (i + 1)).toList());
    }

    private int lockSettings(Invocation call) throws IOException {
        return switch (call.arg(0)) {
            case "help" -> call.answer("lockSettings service commands:");
            case "get-disabled" -> call.answer("true");
            case "clear", "set-disabled", "verify" -> call.answer("Lock credential verified successfully");
            default -> call.unknown(255, "Unknown command: " + call.arg(0));
        };
    }
}
