package dev.leakgate.record.transcript;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The dialects in which streams talk, told by the service's name. */
public enum Dialect {
    /** Framed: stdout, stderr and exit code apart. */
    SHELL_V2,
    /** A command with bare output: the shell's first version, {@code exec:}. */
    COMMAND,
    /** Files. */
    SYNC,
    /** A connection to a socket of the phone, as {@code adb forward} makes them. */
    SOCKET,
    /** Whatever else answers in text. */
    OTHER;

    private static final Pattern COMMAND_LINE = Pattern.compile("(shell|exec|abb|abb_exec)((?:,[^:]*)?):(.*)", Pattern.DOTALL);

    public static Dialect of(String service) {
        Matcher command = COMMAND_LINE.matcher(service);
        if (command.matches()) {
            return command.group(1).equals("shell") && command.group(2).contains("v2") || command.group(1).equals("abb") ? SHELL_V2 : COMMAND;
        }
        if (service.equals("sync:")) {
            return SYNC;
        }
        return service.matches("(?s)(tcp|localabstract|localreserved|localfilesystem|local|dev|jdwp):.*") ? SOCKET : OTHER;
    }

    /** The command line that a shell or {@code exec:} service runs; empty text for an interactive shell. */
    public static Optional<String> commandLine(String service) {
        Matcher command = COMMAND_LINE.matcher(service);
        return command.matches() ? Optional.of(command.group(3).replace('\0', ' ')) : Optional.empty();
    }
}
