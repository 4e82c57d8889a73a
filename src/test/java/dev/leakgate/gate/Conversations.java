package dev.leakgate.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * Whom a JVM of its own talks to over TCP: every byte it reads or writes, as its flight recorder (JFR) notes it; and
 * whom its children are connected with, as the kernel lists it (proc_net_tcp.rst) whenever one looks.
 */
final class Conversations {

    private static final Pattern SOCKET = Pattern.compile("socket:\\[(\\d+)]");
    private static final List<String> EVENTS = List.of("jdk.SocketRead", "jdk.SocketWrite");

    private final Path recording;
    private final Set<Integer> ofChildren = new HashSet<>();

    /** @param recording file that the JVM's flight recorder writes when the JVM ends */
    Conversations(Path recording) {
        this.recording = recording;
    }

    /** What the JVM is to be started with. */
    List<String> options() {
        return List.of("-Xlog:jfr*=off", "-XX:StartFlightRecording:filename=" + recording + ",settings=none," + EVENTS.stream()
                .map(event -> "+" + event + "#enabled=true,+" + event + "#threshold=0ms").collect(Collectors.joining(",")));
    }

    /** Looks at the connections of a JVM's children, whatever they are. */
    void lookAtChildrenOf(ProcessHandle jvm) {
        jvm.descendants().forEach(child -> ofChildren.addAll(peers(child)));
    }

    /** Ports of those that a process is connected with. */
    private static Set<Integer> peers(ProcessHandle process) {
        Path proc = Path.of("/proc", String.valueOf(process.pid()));
        try (Stream<Path> files = Files.list(proc.resolve("fd"))) {
            Set<String> sockets = new HashSet<>();
            for (Path file : files.toList()) {
                Matcher socket = SOCKET.matcher(Files.readSymbolicLink(file).toString());
                if (socket.matches()) {
                    sockets.add(socket.group(1));
                }
            }
            // sl, local, remote, state, queues, timer, retransmissions, uid, timeout, inode
            return Files.readAllLines(proc.resolve("net/tcp")).stream().map(line -> line.strip().split("\\s+"))
                    .filter(row -> row.length > 9 && sockets.contains(row[9]))
                    .map(row -> Integer.parseInt(row[2].substring(row[2].indexOf(':') + 1), 16)).collect(Collectors.toSet());
        } catch (IOException | UncheckedIOException e) {
            // it has ended, or one of its files was closed meanwhile
            return Set.of();
        }
    }

    Set<Integer> ofChildren() {
        return ofChildren;
    }

    /** Ports of all that the JVM, which has ended, talked to. */
    Set<Integer> ofJvm() throws IOException {
        Set<Integer> ports = new HashSet<>();
        try (RecordingFile events = new RecordingFile(recording)) {
            while (events.hasMoreEvents()) {
                RecordedEvent event = events.readEvent();
                if (EVENTS.contains(event.getEventType().getName())) {
                    ports.add(event.getInt("port"));
                }
            }
        }
        return ports;
    }
}
