package dev.leakgate.lab.app;

import dev.leakgate.lab.internet.Uplink;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import okhttp3.Call;
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

    private final Surroundings phone;
    private final Uplink uplink;
    private final String phoneName;
    private final String packageName;
    private final NetworkHabits habits;
    private Route route;
    /** For hosts whose certificates the phone's trust store vouches for. */
    private OkHttpClient client;
    /** For hosts whose certificates the app knows itself. */
    private OkHttpClient pinned;
    private boolean closed;

    Network(Surroundings phone, Uplink uplink, String phoneName, String packageName, NetworkHabits habits) {
        this.phone = phone;
        this.uplink = uplink;
        this.phoneName = phoneName;
        this.packageName = packageName;
        this.habits = habits;
    }

    private record Route(String proxy, List<X509Certificate> trusted) {
    }

    /** @throws IOException when the network was closed meanwhile */
    Call call(Request request) throws IOException {
        return client(request.url().host()).newCall(request.newBuilder().tag(AtomicBoolean.class, new AtomicBoolean()).build());
    }

    /** Breaks off whatever is under way and lets go of all connections. */
    synchronized void close() {
        closed = true;
        letGo();
    }

    private void letGo() {
        Stream.of(client, pinned).filter(Objects::nonNull).forEach(c -> {
            c.dispatcher().cancelAll();
            c.connectionPool().evictAll();
        });
    }

    private synchronized OkHttpClient client(String host) throws IOException {
        if (closed) {
            throw new IOException("the process of " + packageName + " has ended");
        }
        Route now = new Route(phone.setting("global", "http_proxy").orElse(""), phone.trustedCertificates());
        if (!now.equals(route)) {
            letGo();
            route = now;
            client = build(now.proxy(), now.trusted());
            pinned = build(now.proxy(), List.of(uplink.ca()));
        }
        return habits.pins(host) ? pinned : client;
    }

    private OkHttpClient build(String proxy, List<X509Certificate> trusted) {
        HandshakeCertificates.Builder trust = new HandshakeCertificates.Builder();
        trusted.forEach(trust::addTrustedCertificate);
        HandshakeCertificates certificates = trust.build();
        return new OkHttpClient.Builder()
                .proxy(proxy(proxy))
                .sslSocketFactory(certificates.sslSocketFactory(), certificates.trustManager())
                .addInterceptor(this::recordUnreached)
                .addNetworkInterceptor(this::recordReached)
                .build();
    }

    /** The value of {@code settings get global http_proxy}: {@code host:port}, or nothing or {@code :0} for none. */
    private Proxy proxy(String setting) {
        int colon = setting.lastIndexOf(':');
        if (colon < 1) {
            return uplink.direct();
        }
        try {
            int port = Integer.parseInt(setting.substring(colon + 1).strip());
            return new Proxy(Proxy.Type.HTTP, new InetSocketAddress(setting.substring(0, colon).strip(), port));
        } catch (IllegalArgumentException e) {
            phone.log("Proxy", "global http_proxy is not host:port, used as none: " + setting);
            return uplink.direct();
        }
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
