package dev.leakgate.lab.app;

import dev.leakgate.lab.internet.Uplink;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.Socket;
import javax.net.SocketFactory;

/** Makes an app's TCP sockets, known to the phone's kernel from the moment they are connected. */
final class CountedSockets extends SocketFactory {

    private final Sockets kernel;
    private final Uplink uplink;
    private final String packageName;

    CountedSockets(Sockets kernel, Uplink uplink, String packageName) {
        this.kernel = kernel;
        this.uplink = uplink;
        this.packageName = packageName;
    }

    @Override
    public Socket createSocket() {
        return through(Proxy.NO_PROXY);
    }

    /** A socket that asks an HTTP proxy for what it is connected to. */
    Socket through(Proxy proxy) {
        return new CountedSocket(kernel, packageName, uplink.direct().address(), proxy);
    }

    @Override
    public Socket createSocket(String host, int port) {
        throw onlyUnconnected();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
        throw onlyUnconnected();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
        throw onlyUnconnected();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
        throw onlyUnconnected();
    }

    private static UnsupportedOperationException onlyUnconnected() {
        return new UnsupportedOperationException("OkHttp asks for unconnected sockets only");
    }
}
