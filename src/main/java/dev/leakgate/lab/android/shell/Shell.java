package dev.leakgate.lab.android.shell;

import dev.leakgate.lab.android.file.FileException;
import dev.leakgate.lab.android.file.FileSystem;
import dev.leakgate.lab.android.file.FileSystem.User;
import dev.leakgate.lab.android.shell.Script.Redirect;
import dev.leakgate.lab.android.shell.Script.Simple;
import dev.leakgate.lab.android.shell.Script.Step;
import dev.leakgate.lab.android.shell.Script.When;
import dev.leakgate.lab.android.shell.Script.Word;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs command lines for one user. Parts of a pipeline run one after the other, each with the whole output of the one
 * before it.
 */
public final class Shell {

    private static final int SYNTAX_ERROR = 1;
    private static final int NOT_FOUND = 127;

    private final System system;
    private final User user;
    private final Map<String, String> variables = new HashMap<>();

    private int lastCode;
    private boolean stopOnError;
    private boolean exited;

    /** What a shell needs of the phone around it. */
    public interface System {

        FileSystem files();

        /** The program of that name, or null. */
        Command command(String name);

        /** Runs a job that nobody waits for; it ends, interrupted, with the phone at the latest. */
        void background(Runnable job);

        /** A command line that nobody here can run. */
        void recordUnknown(String commandLine);
    }

    public Shell(System system, User user) {
        this.system = system;
        this.user = user;
        variables.putAll(Map.of("HOME", "/", "PATH", "/sbin:/system/sbin:/system/bin:/system/xbin:/vendor/bin",
                "SHELL", "/system/bin/sh", "USER", user == User.ROOT ? "root" : "shell", "EXTERNAL_STORAGE", "/sdcard",
                "ANDROID_DATA", "/data", "ANDROID_ROOT", "/system", "TMPDIR", "/data/local/tmp", "HOSTNAME", "localhost"));
    }

    public User user() {
        return user;
    }

    /** A shell for another user, as {@code su} starts one. */
    public Shell as(User other) {
        return new Shell(system, other);
    }

    /** Notes a command line that this phone should have known. */
    public void recordUnknown(String commandLine) {
        system.recordUnknown(commandLine);
    }

    /** Whether {@code exit} was called. */
    boolean exited() {
        return exited;
    }

    /** @return exit code of the last command */
    public int run(String commandLine, Console console) throws IOException {
        Script script;
        try {
            script = ShellParser.parse(commandLine);
        } catch (ShellSyntaxException e) {
            system.recordUnknown(commandLine);
            error(console, "/system/bin/sh: " + e.getMessage());
            return SYNTAX_ERROR;
        }
        return run(script, console);
    }

    private int run(Script script, Console console) throws IOException {
        for (Step step : script.steps()) {
            boolean skipped = step.when() == When.ON_SUCCESS && lastCode != 0 || step.when() == When.ON_FAILURE && lastCode == 0;
            if (exited) {
                return lastCode;
            }
            if (!skipped && step.background()) {
                background(step.pipeline(), console);
                lastCode = 0;
            } else if (!skipped) {
                lastCode = pipeline(step.pipeline(), console);
                exited |= stopOnError && lastCode != 0;
            }
        }
        return lastCode;
    }

    private void background(List<Simple> commands, Console console) {
        Shell job = as(user);
        job.variables.putAll(variables);
        system.background(() -> {
            try {
                job.pipeline(commands, console);
            } catch (IOException e) {
                // whoever read its output is gone, and so is the job
            }
        });
    }

    private int pipeline(List<Simple> commands, Console console) throws IOException {
        Console at = console;
        for (Simple command : commands.subList(0, commands.size() - 1)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            simple(command, at.withOut(out));
            at = at.withIn(new ByteArrayInputStream(out.toByteArray()));
        }
        return simple(commands.get(commands.size() - 1), at.withOut(console.out()));
    }

    private int simple(Simple command, Console console) throws IOException {
        List<String> words = new ArrayList<>();
        Expansion expansion = new Expansion(variables, system.files(), () -> lastCode, this::substitute);
        for (Word word : command.words()) {
            words.addAll(expansion.expand(word));
        }
        Redirection redirection = new Redirection(system.files(), user);
        try {
            Console at = console;
            for (Redirect r : command.redirects()) {
                at = redirection.apply(r, r.target() == null ? null : String.join(" ", expansion.expand(r.target())), at);
            }
            int code = command.whilst() != null ? loop(command, at) : command.body() != null ? run(command.body(), at) : call(words, at);
            redirection.finish();
            return code;
        } catch (FileException e) {
            error(console, "/system/bin/sh: can't " + redirection.refused() + ": " + e.getMessage());
            return 1;
        }
    }

    private int loop(Simple loop, Console console) throws IOException {
        int code = 0;
        while (!exited && !Thread.currentThread().isInterrupted() && run(loop.whilst(), console) == 0) {
            code = run(loop.body(), console);
        }
        return code;
    }

    private String substitute(String commandLine) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        run(commandLine, Console.collecting(out, out));
        return out.toString(StandardCharsets.UTF_8).replaceFirst("\n+$", "");
    }

    private int call(List<String> words, Console console) throws IOException {
        int first = 0;
        while (first < words.size() && words.get(first).matches("[A-Za-z_]\\w*=(?s:.*)")) {
            assign(words.get(first++));
        }
        if (first == words.size()) {
            return 0;
        }
        String name = words.get(first);
        List<String> args = words.subList(first + 1, words.size());
        switch (name) {
            case "export" -> {
                args.forEach(this::assign);
                return 0;
            }
            case "set" -> {
                stopOnError = args.contains("-e") || stopOnError && !args.contains("+e");
                return 0;
            }
            case "exit" -> {
                exited = true;
                return args.isEmpty() ? lastCode : Integer.parseInt(args.get(0));
            }
            case "exec" -> {
                exited = true;
                return call(args, console);
            }
            default -> {
                return program(name, args, console);
            }
        }
    }

    private int program(String name, List<String> args, Console console) throws IOException {
        Command command = system.command(name.substring(name.lastIndexOf('/') + 1));
        if (command == null) {
            system.recordUnknown((name + " " + String.join(" ", args)).trim());
            error(console, "/system/bin/sh: " + name + ": inaccessible or not found");
            return NOT_FOUND;
        }
        return command.run(new Invocation(name, args, console, this));
    }

    private void assign(String assignment) {
        int equals = assignment.indexOf('=');
        if (equals > 0) {
            variables.put(assignment.substring(0, equals), assignment.substring(equals + 1));
        }
    }

    private static void error(Console console, String line) throws IOException {
        console.err().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
