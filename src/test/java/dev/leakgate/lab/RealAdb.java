package dev.leakgate.lab;

import dev.leakgate.process.Child;
import dev.leakgate.process.Child.Ended;
import dev.leakgate.process.ChildSpec;
import dev.leakgate.tools.Tools;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** The adb of this machine with a server of its own, which no other adb talks to. */
public final class RealAdb implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Path adb = Tools.find().adb();
    private final int port = freePort();
    private final Child server;

    public RealAdb(Path folder) {
        server = Child.start(ChildSpec.of("adb server", List.of(adb.toString(), "-L", "tcp:localhost:" + port, "nodaemon", "server"))
                .log(folder.resolve("adb.log")));
        Awaitility.await().atMost(LIMIT).until(() -> listens(port));
    }

    public int port() {
        return port;
    }

    /** Makes a phone known to the server. */
    public void connect(String serial) {
        run("connect", serial);
        run("-s", serial, "wait-for-device");
    }

    public Ended run(String... arguments) {
        List<String> command = new ArrayList<>(List.of(adb.toString(), "-P", String.valueOf(port)));
        command.addAll(List.of(arguments));
        return Child.run(ChildSpec.of("adb", command), LIMIT);
    }

    /** Starts a command that runs until it is closed. */
    Child start(Path log, String... arguments) {
        List<String> command = new ArrayList<>(List.of(adb.toString(), "-P", String.valueOf(port)));
        command.addAll(List.of(arguments));
        return Child.start(ChildSpec.of("adb", command).log(log));
    }

    @Override
    public void close() {
        server.close();
    }

    public static int freePort() {
        try (ServerSocket s = new ServerSocket(0)) {
            return s.getLocalPort();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static boolean listens(int port) {
        try (Socket s = new Socket("127.0.0.1", port)) {
            return s.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
