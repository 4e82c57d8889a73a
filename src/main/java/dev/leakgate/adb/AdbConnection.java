package dev.leakgate.adb;

import dev.leakgate.adb.Packet.Command;
import dev.leakgate.adb.Services.Service;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One end of an ADB transport over TCP, without AUTH or TLS: exchanges CNXN, opens and feeds streams. The host speaks
 * first; most of the time we are the phone.
 */
public final class AdbConnection implements Closeable {

    private final Socket socket;
    private final OutputStream out;
    private final Services services;
    private final Executor threads;
    private final Map<Integer, AdbStream> streams = new ConcurrentHashMap<>();
    private final AtomicInteger lastId = new AtomicInteger();
    private final CompletableFuture<String> greeting = new CompletableFuture<>();
    private final boolean host;

    private volatile int maxData = Packet.MAX_DATA;

    AdbConnection(Socket socket, Services services, Executor threads) throws IOException {
        this(socket, services, threads, false);
    }

    private AdbConnection(Socket socket, Services services, Executor threads, boolean host) throws IOException {
        this.host = host;
        this.socket = socket;
        this.out = socket.getOutputStream();
        this.services = services;
        this.threads = threads;
        socket.setTcpNoDelay(true);
    }

    /**
     * The host's end, as adb's server is it.
     *
     * @param services what the phone may open on us
     * @throws IOException when the phone hangs up before it has answered, as one does that wants a key
     */
    public static AdbConnection toPhone(Socket socket, Services services, Executor threads) throws IOException {
        AdbConnection connection = new AdbConnection(socket, services, threads, true);
        connection.greet();
        threads.execute(connection::run);
        try {
            connection.greeting.join();
            return connection;
        } catch (CompletionException e) {
            throw new IOException(socket.getRemoteSocketAddress() + " did not answer as a phone that wants no key", e);
        }
    }

    /** What the phone said of itself, once it was greeted: {@code device::ro.product.name=...;features=...}. */
    public String peerBanner() {
        return greeting.join();
    }

    /** Opens a stream towards the peer; the phone does so for {@code adb reverse}. */
    public AdbStream open(String service) throws IOException {
        AdbStream stream = new AdbStream(this, lastId.incrementAndGet(), 0);
        streams.put(stream.localId(), stream);
        send(new Packet(Command.OPEN, stream.localId(), 0, (service + '\0').getBytes(StandardCharsets.UTF_8)));
        stream.awaitOpen();
        return stream;
    }

    /** Whether the peer is still there; while it is, a stream that cannot be opened was refused. */
    public boolean alive() {
        return !socket.isClosed();
    }

    /** Reads packets until the peer hangs up, then ends all streams. */
    void run() {
        try (socket) {
            BufferedInputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            for (Optional<Packet> p = Packet.read(in); p.isPresent(); p = Packet.read(in)) {
                handle(p.get());
            }
        } catch (IOException e) {
            // A broken transport ends like a closed one: the host connects again.
        } finally {
            List.copyOf(streams.values()).forEach(AdbStream::end);
            streams.clear();
            greeting.completeExceptionally(new IOException("hung up"));
        }
    }

    /** Drops the transport, as a rebooting phone does. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // already gone
        }
    }

    int maxData() {
        return maxData;
    }

    void send(Packet packet) throws IOException {
        synchronized (out) {
            packet.write(out);
        }
    }

    void forget(int localId) {
        streams.remove(localId);
    }

    /** Work that may fail because the stream ends under it. */
    interface StreamWork {
        void run() throws IOException;
    }

    void execute(StreamWork work) {
        threads.execute(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // the stream ended; its reader and writer know
            }
        });
    }

    private void handle(Packet p) throws IOException {
        switch (p.command()) {
            case CNXN -> {
                maxData = Math.min(p.arg1(), Packet.MAX_DATA);
                greeting.complete(p.text());
                if (!host) {
                    greet();
                }
            }
            case OPEN -> accept(p);
            case OKAY -> find(p).ifPresent(s -> s.acknowledge(p.arg0()));
            case WRTE -> {
                Optional<AdbStream> stream = find(p);
                if (stream.isPresent()) {
                    stream.get().arrive(p.data());
                } else {
                    send(new Packet(Command.CLSE, 0, p.arg0()));
                }
            }
            case CLSE -> {
                AdbStream stream = streams.remove(p.arg1());
                if (stream != null && stream.end()) {
                    send(new Packet(Command.CLSE, stream.localId(), p.arg0()));
                }
            }
            default -> {
                // AUTH, SYNC, STLS: never sent to a phone that announced none of them; we have no key for one that asks
                if (host) {
                    close();
                }
            }
        }
    }

    private void greet() throws IOException {
        send(new Packet(Command.CNXN, Packet.VERSION, Packet.MAX_DATA, services.banner().getBytes(StandardCharsets.UTF_8)));
    }

    private Optional<AdbStream> find(Packet p) {
        return Optional.ofNullable(streams.get(p.arg1()));
    }

    private void accept(Packet p) throws IOException {
        Optional<Service> service = services.find(p.text());
        if (service.isEmpty()) {
            send(new Packet(Command.CLSE, 0, p.arg0()));
            return;
        }
        AdbStream stream = new AdbStream(this, lastId.incrementAndGet(), p.arg0());
        streams.put(stream.localId(), stream);
        send(new Packet(Command.OKAY, stream.localId(), p.arg0()));
        execute(() -> {
            try (stream) {
                service.get().serve(stream);
            }
        });
    }
}
