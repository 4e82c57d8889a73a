package dev.leakgate.farm;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/**
 * A loopback port that no other run on this machine is given while this one has it, also between the moment it was found
 * free and the moment its server listens. The system ends the lease with this JVM, however that ends.
 */
public final class PortLease implements AutoCloseable {

    /** Below those that Linux gives to anybody who asks for any (ip_local_port_range), above Appium's and Android's. */
    public static final int FIRST = 20_000;
    public static final int COUNT = 10_000;
    private static final Path FOLDER = Path.of(System.getProperty("java.io.tmpdir"), "leakgate-ports-" + System.getProperty("user.name"));

    private final int port;
    private final FileChannel file;

    private PortLease(int port, FileChannel file) {
        this.port = port;
        this.file = file;
    }

    /** @throws FarmException when none is left */
    static PortLease take() {
        int start = new Random().nextInt(COUNT);
        try {
            Files.createDirectories(FOLDER);
            for (int i = 0; i < COUNT; i++) {
                int port = FIRST + (start + i) % COUNT;
                FileChannel file = FileChannel.open(FOLDER.resolve(String.valueOf(port)), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                if (locked(file) && isFree(port)) {
                    return new PortLease(port, file);
                }
                file.close();
            }
        } catch (IOException e) {
            throw new FarmException("no port can be leased in " + FOLDER + ": " + e.getMessage());
        }
        throw new FarmException("all ports from " + FIRST + " to " + (FIRST + COUNT - 1) + " are taken");
    }

    private static boolean locked(FileChannel file) throws IOException {
        try {
            FileLock lock = file.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** Nobody listens on it now. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new FarmException("port " + port + " cannot be given back: " + e.getMessage());
        }
    }
}
