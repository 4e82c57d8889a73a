package dev.leakgate.lab.app;

import dev.leakgate.lab.internet.Uplink;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A TCP socket that the phone's kernel knows of. One that leads to the lab internet's entry stands for a direct
 * connection: its first line, CONNECT or a request in absolute form, tells to whom.
 */
final class CountedSocket extends Socket {

    private static final Pattern ASKS = Pattern.compile("^(?:CONNECT |[A-Z]+ http://)(\\[[^]]+]|[^/:? ]+)(?::(\\d+))?");
    private static final int HTTP = 80;

    private final Sockets kernel;
    private final String packageName;
    private final SocketAddress entry;
    private final Proxy proxy;
    private volatile Sockets.Open known;

    /** @param entry where the lab internet is entered */
    CountedSocket(Sockets kernel, String packageName, SocketAddress entry, Proxy proxy) {
        super(proxy);
        this.kernel = kernel;
        this.packageName = packageName;
        this.entry = entry;
        this.proxy = proxy;
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
        super.connect(endpoint, timeout);
        InetSocketAddress to = (InetSocketAddress) (proxy.type() == Proxy.Type.HTTP && !proxy.address().equals(entry) ? proxy.address() : endpoint);
        if (!to.equals(entry)) {
            know(to.isUnresolved() ? new InetSocketAddress(Uplink.address(to.getHostString()), to.getPort()) : to);
        }
    }

    private void know(InetSocketAddress remote) {
        known = kernel.open(packageName, Sockets.Transport.TCP, (InetSocketAddress) getLocalSocketAddress(), remote);
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new FilterOutputStream(super.getOutputStream()) {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b});
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                if (known == null) {
                    know(asked(new String(bytes, offset, length, StandardCharsets.ISO_8859_1)));
                }
                out.write(bytes, offset, length);
                known.sent(length);
            }
        };
    }

    private static InetSocketAddress asked(String head) {
        Matcher asks = ASKS.matcher(head);
        if (!asks.find()) {
            throw new IllegalStateException("the lab internet is asked for nothing: " + head.lines().findFirst().orElse(""));
        }
        int port = asks.group(2) == null ? HTTP : Integer.parseInt(asks.group(2));
        return new InetSocketAddress(Uplink.address(asks.group(1)), port);
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read() throws IOException {
                return count(in.read(), 1);
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int read = in.read(bytes, offset, length);
                return count(read, read);
            }

            private int count(int result, int bytes) {
                if (result >= 0 && known != null) {
                    known.received(bytes);
                }
                return result;
            }
        };
    }

    @Override
    public synchronized void close() throws IOException {
        super.close();
        if (known != null) {
            known.close();
        }
    }
}
