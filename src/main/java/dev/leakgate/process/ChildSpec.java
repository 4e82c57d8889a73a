package dev.leakgate.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * What to start, and how. Made by {@link #of} and refined by the other methods, each of which gives a new one.
 *
 * @param name        what messages call the child
 * @param command     executable and arguments; the executable is looked up on the child's own PATH unless it is a path
 * @param environment the child's whole environment
 * @param directory   its working directory, or null for ours
 * @param log         file that its output is appended to, or null to keep none
 * @param lines       takes its standard output instead of the log, line by line on a thread of the child's; or null
 * @param grace       time between TERM and KILL when it is to end
 */
public record ChildSpec(String name, List<String> command, Map<String, String> environment, Path directory, Path log,
                        Consumer<String> lines, Duration grace) {

    public ChildSpec {
        Objects.requireNonNull(name, "name");
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        if (command.isEmpty()) {
            throw new IllegalArgumentException(name + ": no command given");
        }
    }

    /** Inherits our environment and directory, keeps no output, is given five seconds to end. */
    public static ChildSpec of(String name, List<String> command) {
        return new ChildSpec(name, command, System.getenv(), null, null, null, Duration.ofSeconds(5));
    }

    /** With these variables and no others. */
    public ChildSpec onlyEnvironment(Map<String, String> variables) {
        return new ChildSpec(name, command, variables, directory, log, lines, grace);
    }

    /** With one variable more, or another value for it. */
    public ChildSpec with(String variable, String value) {
        return with(Map.of(variable, value));
    }

    /** With more variables, or other values for them. */
    public ChildSpec with(Map<String, String> variables) {
        Map<String, String> more = new LinkedHashMap<>(environment);
        more.putAll(variables);
        return onlyEnvironment(more);
    }

    public ChildSpec in(Path newDirectory) {
        return new ChildSpec(name, command, environment, newDirectory, log, lines, grace);
    }

    public ChildSpec log(Path file) {
        return new ChildSpec(name, command, environment, directory, file, lines, grace);
    }

    public ChildSpec lines(Consumer<String> consumer) {
        return new ChildSpec(name, command, environment, directory, log, consumer, grace);
    }

    public ChildSpec grace(Duration time) {
        return new ChildSpec(name, command, environment, directory, log, lines, time);
    }
}
