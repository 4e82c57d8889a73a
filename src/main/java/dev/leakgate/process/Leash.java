package dev.leakgate.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A tiny POSIX shell between this JVM and a child. It holds the read end of a pipe that we never write to; when the
 * pipe ends, because we closed it or because this JVM is gone even by SIGKILL, it ends the child and all that the
 * child has started. It passes the child's exit code on.
 *
 * <p>Two things make that dependable. The leash leads a session of its own ({@code setsid}), so a signal to our whole
 * process group cannot take it away before it has done its work. And the child leads a process group, so its own
 * children are ended with it. Where there is no {@code setsid} (macOS) the shell's {@code set -m} gives the group; the
 * leash itself then stays in ours. The child's standard input is the same pipe: a child that watches its input for the
 * end sees it too.
 */
final class Leash {

    /** {@code $1}: path of setsid, or empty. {@code $2}: tenths of a second between TERM and KILL. Then the command. */
    private static final String SCRIPT = """
            setsid=$1 tenths=$2
            shift 2
            exec 3<&0
            trap : INT HUP
            if [ "$setsid" ]; then "$setsid" "$@" <&3 3<&- & else set -m; "$@" <&3 3<&- & set +m; fi
            child=$!
            exec >/dev/null 2>&1
            end() { kill -s "$1" -- "-$child" || kill -s "$1" "$child"; }
            trap 'end TERM' TERM
            (
              trap '' INT HUP
              while read -r _ <&3; do :; done
              end TERM
              while [ "$tenths" -gt 0 ] && kill -s 0 -- "-$child"; do
                sleep 0.1
                tenths=$((tenths - 1))
              done
              end KILL
            ) &
            watcher=$!
            while wait "$child"; code=$?; kill -0 "$child"; do :; done
            kill -s KILL -- "-$child"
            kill "$watcher"
            exit "$code"
            """;

    private static final Optional<Path> SETSID =
            Stream.of("/usr/bin/setsid", "/bin/setsid").map(Path::of).filter(Files::isExecutable).findFirst();

    private Leash() {
    }

    /** The command line that runs {@code command} on a leash. */
    static List<String> around(List<String> command, Duration grace) {
        List<String> leashed = new ArrayList<>();
        SETSID.ifPresent(setsid -> leashed.add(setsid.toString()));
        leashed.addAll(List.of("/bin/sh", "-c", SCRIPT, "leash"));
        leashed.add(SETSID.map(Path::toString).orElse(""));
        leashed.add(Long.toString(Math.max(1, grace.toMillis() / 100)));
        leashed.addAll(command);
        return leashed;
    }
}
