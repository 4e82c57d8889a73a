package dev.leakgate.lab.app;

import dev.leakgate.lab.internet.Uplink;
import java.io.IOException;
import java.math.BigInteger;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.tls.HandshakeCertificates;

/**
 * An app's HTTP client: through the phone's proxy setting or straight to the lab internet, trusting what the phone
 * trusts, both as they are at each request. Every request is recorded, redirects and repetitions too.
 */
final class Network {

    /** With a server that does not answer, in milliseconds. */
    private static final int PATIENCE = 5000;
    /** As long as a QUIC client waits before it tries TCP, in milliseconds; assumed. */
    private static final int QUIC_PATIENCE = 1000;
    private static final int BASE32_BITS = 5;
    private static final int LABEL = 63;

    private final Surroundings phone;
    private final Uplink uplink;
    private final String phoneName;
    private final String packageName;
    private final NetworkHabits habits;
    private final CountedSockets sockets;
    private Route route;
    /** For hosts whose certificates the phone's trust store vouches for. */
    private OkHttpClient client;
    /** For hosts whose certificates the app knows itself. */
    private OkHttpClient pinned;
    /** For hosts whose certificates the app does not look at. */
    private OkHttpClient careless;
    private boolean closed;

    Network(Surroundings phone, Uplink uplink, String phoneName, String packageName, NetworkHabits habits) {
        this.phone = phone;
        this.uplink = uplink;
        this.phoneName = phoneName;
        this.packageName = packageName;
        this.habits = habits;
        this.sockets = new CountedSockets(phone.sockets(), uplink, packageName);
    }

    /** @throws IOException when the network was closed meanwhile */
    Call call(Request request) throws IOException {
        return client(request.url().host()).newCall(request.newBuilder().tag(AtomicBoolean.class, new AtomicBoolean()).build());
    }

    /** Opens a WebSocket, sends one text message and closes. @return whether the other side took part to the end */
    boolean message(Request request, String text) throws IOException {
        OneMessage message = new OneMessage(text);
        OkHttpClient sender = client(request.url().host());
        sender.newWebSocket(request.newBuilder().tag(AtomicBoolean.class, new AtomicBoolean()).build(), message);
        boolean sent = message.awaitEnd();
        uplink.sent(phoneName, packageName, "WEBSOCKET", request.url().toString(), text.length(), sent ? null : "broken off");
        return sent;
    }

    /** Sends bytes over a bare TCP connection, through the proxy's CONNECT where one is set, and waits for no answer. @return true */
    boolean bytes(HttpUrl to, byte[] bytes) throws IOException {
        Proxy proxy = proxy(to.host(), Route.of(phone, uplink, packageName));
        try (Socket socket = sockets.through(proxy)) {
            socket.setSoTimeout(PATIENCE);
            socket.connect(proxy == Proxy.NO_PROXY ? new InetSocketAddress(uplink.lookUp(to.host()).get(0), to.port())
                    : InetSocketAddress.createUnresolved(to.host(), to.port()));
            socket.getOutputStream().write(bytes);
        }
        uplink.sent(phoneName, packageName, "TCP", to.host() + ":" + to.port(), bytes.length, null);
        return true;
    }

    /**
     * Sends what a QUIC connection begins with (RFC 9000, 17.2.2), and waits for an answer, which does not come: no proxy
     * setting applies to UDP.
     */
    void quic(HttpUrl to) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            byte[] initial = QuicInitial.datagram();
            InetSocketAddress remote = new InetSocketAddress(uplink.lookUp(to.host()).get(0), to.port());
            Sockets.Open known = phone.sockets().open(packageName, Sockets.Transport.UDP,
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), socket.getLocalPort()),
                    remote);
            try {
                socket.send(new DatagramPacket(initial, initial.length, uplink.datagrams(remote)));
                known.sent(initial.length);
                uplink.sent(phoneName, packageName, "QUIC", to.toString(), initial.length, null);
                socket.setSoTimeout(QUIC_PATIENCE);
                socket.receive(new DatagramPacket(new byte[initial.length], initial.length));
            } catch (SocketTimeoutException e) {
                // as on a network that blocks it: the app goes on over TCP
            } finally {
                known.close();
            }
        }
    }

    /**
     * Asks for a name below the host in which the address's path stands: base32 with the figures first (RFC 4648, section 7), in
     * labels as long as they may be (RFC 1035, 2.3.4). Whoever has the domain reads it, and no connection is made.
     */
    void lookUp(HttpUrl to) throws IOException {
        byte[] told = String.join("/", to.pathSegments()).getBytes(StandardCharsets.UTF_8);
        String digits = new BigInteger(1, told).shiftLeft(Math.floorMod(-told.length * Byte.SIZE, BASE32_BITS)).toString(1 << BASE32_BITS);
        String name = digits.replaceAll("(.{" + LABEL + "})(?=.)", "$1.") + "." + to.host();
        uplink.lookUp(name);
        uplink.sent(phoneName, packageName, "DNS", name, 0, null);
    }

    /** A connection to the phone's proxy as it is now, for an engine that speaks HTTP by itself. */
    Socket toProxy() throws IOException {
        Socket socket = sockets.createSocket();
        InetSocketAddress proxy = (InetSocketAddress) Route.of(phone, uplink, packageName).proxy().address();
        if (proxy == null) {
            throw new IOException("an engine of its own needs a proxy, and this phone has none but the network");
        }
        socket.connect(new InetSocketAddress(proxy.getHostString(), proxy.getPort()), PATIENCE);
        return socket;
    }

    List<X509Certificate> trusted() {
        return phone.trustedCertificates(packageName);
    }

    String packageName() {
        return packageName;
    }

    /** Breaks off whatever is under way and lets go of all connections. */
    synchronized void close() {
        closed = true;
        letGo();
    }

    private void letGo() {
        Stream.of(client, pinned, careless).filter(Objects::nonNull).forEach(c -> {
            c.dispatcher().cancelAll();
            c.connectionPool().evictAll();
        });
    }

    private synchronized OkHttpClient client(String host) throws IOException {
        if (closed) {
            throw new IOException("the process of " + packageName + " has ended");
        }
        Route now = Route.of(phone, uplink, packageName);
        if (!now.equals(route)) {
            letGo();
            route = now;
            client = build(now, now.trusted());
            pinned = build(now, List.of(uplink.ca()));
            careless = careless(client);
        }
        return habits.pins(host) ? pinned : habits.accepts(host) ? careless : client;
    }

    private OkHttpClient build(Route route, List<X509Certificate> trusted) {
        HandshakeCertificates.Builder trust = new HandshakeCertificates.Builder();
        trusted.forEach(trust::addTrustedCertificate);
        HandshakeCertificates certificates = trust.build();
        return new OkHttpClient.Builder()
                .dns(uplink::lookUp)
                .proxySelector(new Proxies(host -> proxy(host, route)))
                .socketFactory(sockets)
                .sslSocketFactory(certificates.sslSocketFactory(), certificates.trustManager())
                .addInterceptor(this::recordUnreached)
                .addNetworkInterceptor(this::recordReached)
                .build();
    }

    private static OkHttpClient careless(OkHttpClient client) {
        try {
            X509TrustManager anybody = new AnyCertificate();
            SSLContext tls = SSLContext.getInstance("TLS");
            tls.init(null, new TrustManager[]{anybody}, null);
            return client.newBuilder().sslSocketFactory(tls.getSocketFactory(), anybody).hostnameVerifier((name, session) -> true).build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Proxy proxy(String host, Route route) {
        return habits.goesDirectlyTo(host) ? uplink.direct() : route.proxy();
    }

    /** Sees each request that found a connection. */
    private Response recordReached(Interceptor.Chain chain) throws IOException {
        chain.request().tag(AtomicBoolean.class).set(true);
        return recorded(chain, true);
    }

    /** Sees each call as a whole, and so those for which no connection could be made. */
    private Response recordUnreached(Interceptor.Chain chain) throws IOException {
        return recorded(chain, false);
    }

    private Response recorded(Interceptor.Chain chain, boolean reached) throws IOException {
        Request request = chain.request();
        try {
            Response response = chain.proceed(request);
            if (reached) {
                record(request, null);
            }
            return response;
        } catch (IOException e) {
            if (reached || !request.tag(AtomicBoolean.class).get()) {
                record(request, e.getClass().getSimpleName() + ": " + e.getMessage());
            }
            throw e;
        }
    }

    private void record(Request request, String error) throws IOException {
        RequestBody body = request.body();
        uplink.sent(phoneName, packageName, request.method(), request.url().toString(), body == null ? 0 : body.contentLength(), error);
    }
}
