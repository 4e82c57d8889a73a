package dev.leakgate.farm;

import dev.leakgate.process.Child;
import dev.leakgate.process.ChildSpec;
import dev.leakgate.tools.Tools;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The adb server of a run. A farm of virtual phones has one of its own, so that nobody's {@code adb kill-server} ends
 * its sessions; real phones hang on the machine's shared server, because only one server can hold a USB device.
 */
public final class AdbServer implements AutoCloseable {

    private static final int SHARED_PORT = 5037;
    private static final Duration LIMIT = Duration.ofSeconds(20);
    /** Beyond what a busy machine needs for an answer. */
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final Tools tools;
    private final int port;
    private final Path logs;
    private PortLease lease;
    private Child child;

    private AdbServer(Tools tools, int port, Path logs) {
        this.tools = tools;
        this.port = port;
        this.logs = logs;
    }

    static AdbServer own(Tools tools, Path logs) {
        PortLease lease = PortLease.take();
        AdbServer server = new AdbServer(tools, lease.port(), logs);
        server.lease = lease;
        server.launch();
        return server;
    }

    private void launch() {
        child = Child.start(ChildSpec.of("adb server",
                List.of(tools.adb().toString(), "-L", "tcp:localhost:" + port, "nodaemon", "server")).log(logs.resolve("adb.log")));
        Startup.await(child, "the adb server did not open port " + port, () -> {
            new Socket(InetAddress.getLoopbackAddress(), port).close();
            return true;
        });
    }

    /** Starts one's own again if it has ended, or lives and does not answer. @return true when it was: then it knows no phone */
    boolean revive() {
        if (child == null || child.alive() && answers()) {
            return false;
        }
        child.close();
        launch();
        return true;
    }

    /** Asks for its version, as every adb client begins (OVERVIEW.TXT of adb, "Smart Socket"). */
    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) SILENCE.toMillis());
            socket.getOutputStream().write("000chost:version".getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(4), StandardCharsets.US_ASCII).equals("OKAY");
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * What makes an adb client find this server. One of our own is called as if it were on another machine: a client
     * starts a server where none answers, unless it thinks that it would have to do so elsewhere; and one that a client
     * starts, no leash holds.
     */
    Map<String, String> environment() {
        return child == null ? Map.of("ANDROID_ADB_SERVER_PORT", String.valueOf(port))
                : Map.of("ANDROID_ADB_SERVER_PORT", String.valueOf(port), "ANDROID_ADB_SERVER_ADDRESS", "127.0.0.1");
    }

    static AdbServer shared(Tools tools) {
        AdbServer server = new AdbServer(tools, SHARED_PORT, null);
        server.adb("start-server");
        return server;
    }

    /** One that runs already. */
    public static AdbServer at(Tools tools, int port) {
        return new AdbServer(tools, port, null);
    }

    int port() {
        return port;
    }

    /** Connects to a phone that listens on a TCP port and waits until it is ready. */
    void connect(String serial) {
        String answer = adb("connect", serial);
        if (!answer.contains("connected to")) {
            throw new FarmException("adb cannot connect to " + serial + ": " + answer.strip());
        }
        adb("-s", serial, "wait-for-device");
    }

    /** Connects to a phone that has gone meanwhile and is there again: what is left of its old connection would be taken for one. */
    void reconnect(String serial) {
        adb("disconnect", serial);
        connect(serial);
    }

    /** The phones it knows and the state of each, as {@code adb devices} tells them: {@code device}, {@code unauthorized}, ... */
    public Map<String, String> states() {
        Map<String, String> states = new LinkedHashMap<>();
        adb("devices").lines().map(line -> line.split("\\t", 2)).filter(words -> words.length == 2)
                .forEach(words -> states.put(words[0], words[1].strip()));
        return states;
    }

    /** A phone's shell, without Appium; what it prints has the errors in it. */
    public Shell shell(String serial) {
        return command -> shell(serial, command);
    }

    /** Runs a command line in a phone's shell, without Appium. @return what it printed, errors too */
    public String shell(String serial, String command) {
        return adb("-s", serial, "shell", command);
    }

    private String adb(String... arguments) {
        List<String> command = new ArrayList<>(List.of(tools.adb().toString()));
        command.addAll(List.of(arguments));
        try {
            return Child.run(ChildSpec.of("adb " + String.join(" ", arguments), command).with(environment()), LIMIT).output();
        } catch (IllegalStateException e) {
            throw new FarmException(e.getMessage());
        }
    }

    @Override
    public void close() {
        if (child != null) {
            child.close();
            lease.close();
        }
    }
}
