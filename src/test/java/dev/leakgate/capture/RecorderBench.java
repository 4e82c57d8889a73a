package dev.leakgate.capture;

import dev.leakgate.tools.Tools;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * What stands around a recorder under test: servers on loopback, a proxy that leads to them, clients that use the
 * recorder as theirs. {@code www.example.test} is served over TLS, {@code plain.example.test} without.
 */
final class RecorderBench implements AutoCloseable {

    /** The mock server logs every connection that a test cuts off; held here, or the level would be forgotten. */
    private static final Logger SERVER_LOG = Logger.getLogger(OkHttpClient.class.getName());

    static {
        SERVER_LOG.setLevel(Level.OFF);
    }

    final Path folder;
    final BenchCa ca;
    /** Answers by path; any other is an empty 200. */
    final Map<String, MockResponse> answers = new ConcurrentHashMap<>();
    /** {@code /poll} is answered when this completes. */
    volatile CompletableFuture<Void> poll = new CompletableFuture<>();
    final TunnelProxy upstream;
    private final MockWebServer plain = new MockWebServer();
    private final MockWebServer secure = new MockWebServer();
    private final Path authorityFile;

    RecorderBench(Path folder) throws IOException {
        this.folder = folder;
        ca = BenchCa.at(folder.resolve("ca"));
        HeldCertificate authority = new HeldCertificate.Builder().certificateAuthority(0).build();
        HeldCertificate server = new HeldCertificate.Builder().signedBy(authority)
                .addSubjectAlternativeName("*.example.test").build();
        authorityFile = Files.writeString(folder.resolve("servers.pem"), authority.certificatePem());
        plain.setDispatcher(new ByPath());
        plain.start();
        secure.setDispatcher(new ByPath());
        secure.useHttps(new HandshakeCertificates.Builder().heldCertificate(server).build().sslSocketFactory());
        secure.start();
        upstream = new TunnelProxy(plain.getPort());
        upstream.route("www.example.test", secure.getPort());
    }

    RecorderSettings settings(String name) {
        return RecorderSettings.of(Tools.find().mitmdump(), folder.resolve(name), ca.folder());
    }

    RecorderSettings.Upstream leadingHere() {
        return new RecorderSettings.Upstream("127.0.0.1", upstream.port(), authorityFile);
    }

    /** A client that uses this recorder as its proxy. */
    OkHttpClient client(Recorder recorder, boolean trusting) {
        HandshakeCertificates certificates = new HandshakeCertificates.Builder().addTrustedCertificate(trusting
                ? ca.certificate() : new HeldCertificate.Builder().build().certificate()).build();
        return new OkHttpClient.Builder().callTimeout(Duration.ofSeconds(20))
                .proxy(new Proxy(Proxy.Type.HTTP, address(recorder)))
                .sslSocketFactory(certificates.sslSocketFactory(), certificates.trustManager()).build();
    }

    static String get(OkHttpClient client, String url) throws IOException {
        try (Response response = client.newCall(new Request.Builder().url(url).build()).execute()) {
            return response.body().string();
        }
    }

    /** A bare connection through the recorder. */
    static Socket tunnel(Recorder recorder, String target) throws IOException {
        Socket socket = new Socket("127.0.0.1", address(recorder).getPort());
        socket.getOutputStream().write(("CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        String head = TunnelProxy.head(socket.getInputStream());
        if (!head.startsWith("HTTP/1.1 200")) {
            throw new IOException("no tunnel to " + target + ": " + head);
        }
        return socket;
    }

    private static InetSocketAddress address(Recorder recorder) {
        String[] parts = recorder.address().split(":");
        return InetSocketAddress.createUnresolved(parts[0], Integer.parseInt(parts[1]));
    }

    @Override
    public void close() throws IOException {
        poll.complete(null);
        upstream.close();
        plain.close();
        secure.close();
    }

    private final class ByPath extends Dispatcher {

        @Override
        public MockResponse dispatch(RecordedRequest request) {
            String path = request.getUrl().encodedPath();
            if (path.equals("/poll")) {
                poll.join();
            }
            return answers.getOrDefault(path, new MockResponse.Builder().build());
        }
    }
}
