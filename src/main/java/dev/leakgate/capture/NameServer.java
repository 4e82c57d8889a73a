package dev.leakgate.capture;

import dev.leakgate.dns.DnsQuery;
import dev.leakgate.traffic.Frame;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.BindException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Answers a phone's DNS queries (RFC 1035, UDP and TCP) by asking a resolver, and tells each as an exchange: method
 * {@code DNS}, address {@code dns://<resolver>/<name>?type=<type>} as RFC 4501 writes it, status the response code.
 */
public final class NameServer implements AutoCloseable {

    private static final int LONGEST = 4096;
    private static final int PATIENCE_MILLIS = 5_000;
    private static final int TRIES = 20;
    private static final int SERVER_FAILURE = 2;
    /** Set aside for benchmarks (RFC 2544): what the recorder answers for by itself needs an address, any will do. */
    private static final byte[] OWN = {(byte) 198, 18, 0, 1};

    private final DatagramSocket datagrams;
    private final ServerSocket streams;
    private final InetSocketAddress resolver;
    private final Optional<String> own;
    private final Consumer<List<Frame>> told;
    private final AtomicLong count = new AtomicLong();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread t = new Thread(task, "names");
        t.setDaemon(true);
        return t;
    });

    private NameServer(DatagramSocket datagrams, ServerSocket streams, InetSocketAddress resolver, Optional<String> own, Consumer<List<Frame>> told) {
        this.datagrams = datagrams;
        this.streams = streams;
        this.resolver = resolver;
        this.own = own;
        this.told = told;
    }

    /**
     * @param address  to listen on
     * @param resolver who is asked
     * @param own      domain that the recorder answers for by itself, which no resolver needs to know
     * @param told     takes the frames of each query, see {@link dev.leakgate.traffic.Journal}
     */
    public static NameServer start(InetAddress address, InetSocketAddress resolver, Optional<String> own, Consumer<List<Frame>> told) {
        try {
            for (int i = 1; ; i++) {
                DatagramSocket datagrams = new DatagramSocket(new InetSocketAddress(address, 0));
                try {
                    ServerSocket streams = new ServerSocket(datagrams.getLocalPort(), 50, address);
                    NameServer server = new NameServer(datagrams, streams, resolver, own, told);
                    server.threads.execute(server::takeDatagrams);
                    server.threads.execute(server::takeStreams);
                    return server;
                } catch (BindException e) {
                    datagrams.close();
                    if (i == TRIES) {
                        throw e;
                    }
                }
            }
        } catch (IOException e) {
            throw new RecorderException("no name server can be had on " + address.getHostAddress() + ": " + e.getMessage(), e);
        }
    }

    public int port() {
        return datagrams.getLocalPort();
    }

    private void takeDatagrams() {
        while (!datagrams.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(new byte[LONGEST], LONGEST);
                datagrams.receive(packet);
                threads.execute(() -> answer(packet));
            } catch (IOException | RejectedExecutionException e) {
                // the end
            }
        }
    }

    private void answer(DatagramPacket packet) {
        try {
            byte[] reply = reply(Arrays.copyOf(packet.getData(), packet.getLength()), this::askOverUdp);
            datagrams.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
        } catch (IOException e) {
            // the resolver does not answer: the phone asks again, as it would without us
        }
    }

    private void takeStreams() {
        while (!streams.isClosed()) {
            try {
                Socket socket = streams.accept();
                threads.execute(() -> answer(socket));
            } catch (IOException | RejectedExecutionException e) {
                // the end
            }
        }
    }

    private void answer(Socket socket) {
        try (socket) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            for (byte[] query = message(in); query.length > 0; query = message(in)) {
                write(socket, reply(query, this::askOverTcp));
            }
        } catch (IOException e) {
            // the phone is done
        }
    }

    /** Over which protocol the resolver is asked: the one the phone chose. */
    private interface Asking {
        byte[] ask(byte[] query) throws IOException;
    }

    private byte[] reply(byte[] message, Asking how) throws IOException {
        Optional<DnsQuery> query = DnsQuery.parse(message);
        String id = "d" + count.incrementAndGet();
        query.ifPresent(q -> told.accept(asked(id, q)));
        boolean ours = query.isPresent() && own.isPresent() && query.get().within(own.get());
        try {
            byte[] reply = ours ? query.get().answer(InetAddress.getByAddress(OWN)) : how.ask(message);
            query.ifPresent(q -> told.accept(answered(id, DnsQuery.responseCode(reply))));
            return reply;
        } catch (IOException e) {
            query.ifPresent(q -> told.accept(answered(id, SERVER_FAILURE)));
            throw e;
        }
    }

    /** Whose it is nobody knows: a phone's system asks for all its apps. */
    private List<Frame> asked(String id, DnsQuery query) {
        String url = "dns://" + resolver.getAddress().getHostAddress() + "/" + query.name() + "?type=" + query.typeName();
        return List.of(Frame.of("request", Map.of("x", id, "time", System.currentTimeMillis() / 1000.0, "method", "DNS", "url", url, "version", "DNS", "headers", List.of())),
                Frame.of("request_end", Map.of("x", id, "trailers", List.of())));
    }

    private List<Frame> answered(String id, int code) {
        return List.of(Frame.of("response", Map.of("x", id, "status", code, "headers", List.of(),
                        "server", resolver.getAddress().getHostAddress())),
                Frame.of("response_end", Map.of("x", id, "trailers", List.of())));
    }

    private byte[] askOverUdp(byte[] query) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.connect(resolver);
            socket.send(new DatagramPacket(query, query.length));
            DatagramPacket answer = new DatagramPacket(new byte[LONGEST], LONGEST);
            socket.receive(answer);
            return Arrays.copyOf(answer.getData(), answer.getLength());
        }
    }

    private byte[] askOverTcp(byte[] query) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(resolver, PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            write(socket, query);
            return message(new DataInputStream(socket.getInputStream()));
        }
    }

    /** Over TCP a message follows its length. */
    private static byte[] message(DataInputStream in) throws IOException {
        byte[] message = new byte[in.readUnsignedShort()];
        in.readFully(message);
        return message;
    }

    private static void write(Socket socket, byte[] message) throws IOException {
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        byte[] all = new byte[message.length + 2];
        all[0] = (byte) (message.length >> 8);
        all[1] = (byte) message.length;
        System.arraycopy(message, 0, all, 2, message.length);
        out.write(all);
    }

    @Override
    public void close() {
        datagrams.close();
        try {
            streams.close();
        } catch (IOException e) {
            // it is closed
        }
        threads.shutdownNow();
    }
}
