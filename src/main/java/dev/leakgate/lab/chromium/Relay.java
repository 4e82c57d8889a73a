package dev.leakgate.lab.chromium;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The proxy that Chromium is given: hands each connection on to the one that the phone has set at that moment, over a
 * socket that the phone's kernel counts as its app's.
 */
final class Relay implements AutoCloseable {

    /** Opens a connection to the phone's proxy as it is now. */
    interface Way {
        Socket open() throws IOException;
    }

    private static final int BUFFER = 16 * 1024;

    private final ServerSocket server;
    private final Way way;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    Relay(Way way) throws IOException {
        this.way = way;
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    /** {@code 127.0.0.1:port}. */
    String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    private void accept() {
        try {
            while (true) {
                Socket browser = server.accept();
                start(() -> relay(browser));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void relay(Socket browser) {
        open.add(browser);
        try (browser; Socket proxy = way.open()) {
            open.add(proxy);
            Thread back = start(() -> pump(proxy, browser));
            pump(browser, proxy);
            back.join();
            open.remove(proxy);
        } catch (IOException e) {
            // the browser sees its connection broken off, as it would on a phone
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        open.remove(browser);
    }

    private static void pump(Socket from, Socket to) {
        byte[] buffer = new byte[BUFFER];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
                out.flush();
            }
            to.shutdownOutput();
        } catch (IOException e) {
            close(from);
            close(to);
        }
    }

    private static Thread start(Runnable task) {
        Thread thread = new Thread(task, "chromium relay");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is closed
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            // it is closed
        }
        open.forEach(Relay::close);
    }
}
