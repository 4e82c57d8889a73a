package dev.leakgate.lab.android.command;

import dev.leakgate.lab.android.file.FileSystem;
import dev.leakgate.lab.android.file.FileSystem.User;
import dev.leakgate.lab.android.shell.Command;
import dev.leakgate.lab.android.shell.Invocation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code id whoami su sh nohup timeout date sleep true false uname getenforce}. */
final class UserCommands {

    private UserCommands() {
    }

    static void addTo(Map<String, Command> programs, FileSystem files, boolean rooted) {
        programs.put("id", call -> call.answer(call.has("-u") ? call.user() == User.ROOT ? "0" : "2000"
                : call.user() == User.ROOT ? "uid=0(root) gid=0(root) groups=0(root) context=u:r:magisk:s0"
                : "uid=2000(shell) gid=2000(shell) groups=2000(shell),1004(input),1007(log),3003(inet) context=u:r:shell:s0"));
        programs.put("whoami", call -> call.answer(call.user() == User.ROOT ? "root" : "shell"));
        programs.put("sh", call -> call.shell().as(call.user()).run(call.has("-c") ? call.option("-c").orElse("") : script(call, files), call.console()));
        programs.put("timeout", call -> call.shell().as(call.user()).run(quoted(call.args().subList(1, call.args().size())), call.console()));
        programs.put("nohup", call -> call.shell().as(call.user()).run(quoted(call.args()), call.console()));
        programs.put("true", call -> Command.OK);
        programs.put(":", call -> Command.OK);
        programs.put("false", call -> 1);
        programs.put("sleep", UserCommands::sleep);
        programs.put("date", UserCommands::date);
        programs.put("uname", call -> call.answer(call.has("-a") ? "Linux localhost 4.14.117 aarch64" : "Linux"));
        programs.put("getenforce", call -> call.answer("Enforcing"));
        programs.put("su", rooted ? UserCommands::su : call -> call.fail(127, "/system/bin/sh: su: inaccessible or not found"));
    }

    /** {@code sh <file>}. */
    private static String script(Invocation call, FileSystem files) throws IOException {
        return call.args().isEmpty() ? "" : new String(files.read(call.arg(0)), StandardCharsets.UTF_8);
    }

    private static String quoted(List<String> words) {
        return words.stream().map(w -> "'" + w.replace("'", "'\\''") + "'").collect(Collectors.joining(" "));
    }

    /** {@code su -c 'command'}, {@code su 0 command...}, {@code su root -c 'command'}. */
    private static int su(Invocation call) throws IOException {
        List<String> args = call.args();
        int first = 0;
        User user = User.ROOT;
        if (call.arg(first).matches("0|root|2000|shell")) {
            user = call.arg(first).matches("0|root") ? User.ROOT : User.SHELL;
            first++;
        }
        if (call.arg(first).equals("-c")) {
            first++;
        }
        String commandLine = String.join(" ", args.subList(first, args.size()));
        return call.shell().as(user).run(commandLine, call.console());
    }

    private static int sleep(Invocation call) throws IOException {
        try {
            Thread.sleep((long) (1000 * Double.parseDouble(call.arg(0))));
            return Command.OK;
        } catch (NumberFormatException e) {
            return call.fail(1, "sleep: bad number '" + call.arg(0) + "'");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 130;
        }
    }

    private static int date(Invocation call) throws IOException {
        ZonedDateTime now = ZonedDateTime.now();
        if (!call.arg(0).startsWith("+")) {
            return call.answer(DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss zzz yyyy", Locale.ROOT).format(now));
        }
        return call.answer(call.arg(0).substring(1).replace("%T", DateTimeFormatter.ofPattern("HH:mm:ss").format(now))
                .replace("%F", DateTimeFormatter.ISO_LOCAL_DATE.format(now)).replace("%Y", String.valueOf(now.getYear()))
                .replace("%m", DateTimeFormatter.ofPattern("MM").format(now)).replace("%d", DateTimeFormatter.ofPattern("dd").format(now))
                .replace("%H", DateTimeFormatter.ofPattern("HH").format(now)).replace("%M", DateTimeFormatter.ofPattern("mm").format(now))
                .replace("%S", DateTimeFormatter.ofPattern("ss").format(now)).replace("%z", DateTimeFormatter.ofPattern("xx").format(now))
                .replace("%s", String.valueOf(now.toEpochSecond()))
                .replace("%N", DateTimeFormatter.ofPattern("nnnnnnnnn").format(now)));
    }
}
