package dev.leakgate.lab.internet;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/**
 * One server on a loopback port that answers for every host, entered as an HTTP proxy (RFC 9110: CONNECT and requests
 * in absolute form). Every request it got is a line of {@code internet.jsonl}, its body, if any, the file
 * {@code bodies/<n>}; every datagram is a line of {@code datagrams.jsonl}.
 */
public final class Internet implements AutoCloseable {

    private final Authority authority = new Authority();
    private final Answers answers = Answers.shipped();
    private final PretendedAddresses addresses = PretendedAddresses.shipped();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "lab internet");
        thread.setDaemon(true);
        return thread;
    });
    private final ServerSocket entry;
    private final Datagrams datagrams;
    private final NameServer names;
    private final JsonLines received;
    private final Path bodies;
    private final Path caFile;
    private final Uplink uplink;
    private int count;

    private Internet(Path out, Wires wires) throws IOException {
        entry = new ServerSocket(0, 200, wires.address());
        names = new NameServer(wires.address());
        bodies = Files.createDirectories(out.resolve("bodies"));
        received = new JsonLines(out.resolve("internet.jsonl"));
        caFile = authority.write(out.resolve("internet-ca.pem"));
        datagrams = new Datagrams(out.resolve("datagrams.jsonl"));
        uplink = new Uplink((InetSocketAddress) entry.getLocalSocketAddress(), datagrams.address(), authority.certificate(), wires,
                out.resolve("sent.jsonl"));
        threads.execute(this::accept);
        threads.execute(datagrams::receive);
        threads.execute(names::answer);
    }

    /** @param out folder for {@code internet.jsonl}, {@code bodies}, {@code sent.jsonl} and {@code internet-ca.pem} */
    public static Internet start(Path out) throws IOException {
        return start(out, Wires.none());
    }

    public static Internet start(Path out, Wires wires) throws IOException {
        return new Internet(out, wires);
    }

    /** Where to enter it as a proxy, {@code 127.0.0.1:PORT}. */
    public String proxy() {
        return entry.getInetAddress().getHostAddress() + ":" + entry.getLocalPort();
    }

    /** Where names are asked for, {@code 127.0.0.1:PORT}, over UDP. */
    public String names() {
        return names.address().getAddress().getHostAddress() + ":" + names.address().getPort();
    }

    /** The certificate that vouches for all its hosts, PEM. */
    public Path caFile() {
        return caFile;
    }

    public X509Certificate ca() {
        return authority.certificate();
    }

    /** The virtual phones' line to it. */
    public Uplink uplink() {
        return uplink;
    }

    Authority authority() {
        return authority;
    }

    Answers answers() {
        return answers;
    }

    PretendedAddresses addresses() {
        return addresses;
    }

    synchronized void record(Request request, int status) throws IOException {
        count++;
        if (request.body().length > 0) {
            Files.write(bodies.resolve(Integer.toString(count)), request.body());
        }
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("n", count);
        line.put("t", Instant.now().toString());
        line.put("method", request.method());
        line.put("host", request.host());
        line.put("path", request.path());
        line.put("requestBytes", request.body().length);
        line.put("status", status);
        received.add(line);
    }

    private void accept() {
        while (!entry.isClosed()) {
            try {
                Socket socket = entry.accept();
                open.add(socket);
                threads.execute(() -> serve(socket));
            } catch (IOException e) {
                // a client gone before it was accepted, or the end
            } catch (RejectedExecutionException e) {
                closeAll();
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            new Connection(this, socket).serve();
        } catch (IOException e) {
            // the client is gone or speaks no HTTP: its connection ends, and no request is counted
        } finally {
            open.remove(socket);
        }
    }

    @Override
    public void close() throws IOException {
        entry.close();
        datagrams.close();
        names.close();
        threads.shutdownNow();
        closeAll();
        received.close();
        uplink.close();
    }

    private void closeAll() {
        for (Socket socket : open) {
            try {
                socket.close();
            } catch (IOException e) {
                // it is gone already
            }
        }
    }
}
