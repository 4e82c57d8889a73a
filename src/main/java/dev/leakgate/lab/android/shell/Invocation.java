package dev.leakgate.lab.android.shell;

import dev.leakgate.lab.android.file.FileSystem.User;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One run of a {@link Command}: its arguments and streams, and the shell it was started from. */
public record Invocation(String name, List<String> args, Console console, Shell shell) {

    public Invocation {
        args = List.copyOf(args);
    }

    public User user() {
        return shell.user();
    }

    /** The same call without its first arguments, as {@code cmd package} hands over to the package manager. */
    public Invocation skip(int count) {
        return new Invocation(name + " " + String.join(" ", args.subList(0, count)), args.subList(count, args.size()), console, shell);
    }

    /** Argument {@code index}, or "" when there are fewer. */
    public String arg(int index) {
        return index < args.size() ? args.get(index) : "";
    }

    public String last() {
        return args.isEmpty() ? "" : args.get(args.size() - 1);
    }

    public boolean has(String option) {
        return args.contains(option);
    }

    /** The argument after {@code option}. */
    public Optional<String> option(String option) {
        int i = args.indexOf(option);
        return i >= 0 && i + 1 < args.size() ? Optional.of(args.get(i + 1)) : Optional.empty();
    }

    /** Arguments that are neither options nor the values of {@code optionsWithValue}. */
    public List<String> operands(String... optionsWithValue) {
        Set<String> skipNext = Set.of(optionsWithValue);
        List<String> operands = new ArrayList<>();
        for (int i = 0; i < args.size(); i++) {
            if (skipNext.contains(args.get(i))) {
                i++;
            } else if (!args.get(i).startsWith("-") || args.get(i).equals("-")) {
                operands.add(args.get(i));
            }
        }
        return operands;
    }

    /** All of standard input. */
    public byte[] input() throws IOException {
        return console.in().readAllBytes();
    }

    public void print(String text) throws IOException {
        console.out().write(text.getBytes(StandardCharsets.UTF_8));
    }

    public void println(String line) throws IOException {
        print(line + "\n");
    }

    /** Prints lines in one write. */
    public int answer(List<String> lines) throws IOException {
        if (!lines.isEmpty()) {
            println(String.join("\n", lines));
        }
        return Command.OK;
    }

    public int answer(String... lines) throws IOException {
        return answer(List.of(lines));
    }

    /** Ends with a message on standard error. */
    public int fail(int code, String message) throws IOException {
        console.err().write((message + "\n").getBytes(StandardCharsets.UTF_8));
        return code;
    }

    /** Ends as the real program does for arguments this phone does not know, and records them. */
    public int unknown(int code, String message) throws IOException {
        shell.recordUnknown(name + " " + String.join(" ", args));
        return fail(code, message);
    }
}
