package dev.leakgate.record;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a phone's adbd listens, as {@code adb connect} takes it. */
public record HostAndPort(String host, int port) {

    private static final Pattern FORM = Pattern.compile("([\\w.-]+):(\\d{1,5})");
    private static final int PATIENCE_MILLIS = 5_000;

    /** Empty for a serial of another form, as phones on USB have it. */
    public static Optional<HostAndPort> parse(String serial) {
        Matcher m = FORM.matcher(serial);
        return m.matches() && Integer.parseInt(m.group(2)) < 65_536 ? Optional.of(new HostAndPort(m.group(1), Integer.parseInt(m.group(2))))
                : Optional.empty();
    }

    public Socket connect() throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
            socket.setTcpNoDelay(true);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw new IOException("no phone answers at " + this + " (" + e.getMessage() + "); 'adb tcpip 5555' makes one listen", e);
        }
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
