package dev.leakgate.adb;

import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Listens, on loopback unless told otherwise, as a phone does after {@code adb tcpip}: {@code adb connect} leads here. */
public final class AdbDaemon implements Closeable {

    private final ServerSocket listener;
    private final Services services;
    private final ExecutorService threads;
    private final Set<AdbConnection> connections = ConcurrentHashMap.newKeySet();

    private volatile boolean away;

    private AdbDaemon(ServerSocket listener, String name, Services services) {
        this.listener = listener;
        this.services = services;
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread t = new Thread(task, "adbd-" + name);
            t.setDaemon(true);
            return t;
        });
    }

    /**
     * @param name of the phone, for thread names
     * @param port 0 for any free one
     * @throws BindException when the port is taken, or is one where adb would take the phone for an emulator
     */
    public static AdbDaemon listen(String name, int port, Services services) throws IOException {
        return listen(name, InetAddress.getLoopbackAddress(), port, services);
    }

    /** The same on another address of this machine. */
    public static AdbDaemon listen(String name, InetAddress address, int port, Services services) throws IOException {
        AdbDaemon daemon = new AdbDaemon(bind(address, port), name, services);
        daemon.threads.execute(daemon::acceptAll);
        return daemon;
    }

    /** A loopback port that adb may connect to. Parameter and faults as for {@link #listen}. */
    public static ServerSocket bind(int port) throws IOException {
        return bind(InetAddress.getLoopbackAddress(), port);
    }

    private static ServerSocket bind(InetAddress address, int port) throws IOException {
        if (looksLikeEmulator(port)) {
            throw new BindException("port " + port + " is odd and within 5555-5585: adb takes what listens there for an emulator");
        }
        while (true) {
            ServerSocket s = new ServerSocket();
            try {
                s.bind(new InetSocketAddress(address, port));
            } catch (IOException e) {
                s.close();
                throw e;
            }
            if (!looksLikeEmulator(s.getLocalPort())) {
                return s;
            }
            s.close();
        }
    }

    private static boolean looksLikeEmulator(int port) {
        return port >= 5555 && port <= 5585 && port % 2 == 1;
    }

    /** What {@code adb connect} takes, and the phone's serial in {@code adb devices}. */
    public String address() {
        return listener.getInetAddress().getHostAddress() + ":" + listener.getLocalPort();
    }

    /** @param here false for a phone that is not there: whoever connects is sent away at once, and whoever is, too */
    public void answer(boolean here) {
        away = !here;
        if (away) {
            dropConnections();
        }
    }

    /** Ends all connections; the host has to connect again. */
    public void dropConnections() {
        List.copyOf(connections).forEach(AdbConnection::close);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        dropConnections();
        threads.shutdownNow();
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                if (away) {
                    socket.close();
                    continue;
                }
                AdbConnection connection = new AdbConnection(socket, services, threads);
                connections.add(connection);
                threads.execute(() -> {
                    connection.run();
                    connections.remove(connection);
                });
            } catch (IOException e) {
                // the listener was closed, or a peer left before we looked
            }
        }
    }
}
