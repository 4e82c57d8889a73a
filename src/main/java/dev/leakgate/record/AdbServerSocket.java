package dev.leakgate.record;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Asks an adb server on this machine, in the language of {@code OVERVIEW.TXT} and {@code SERVICES.TXT}: four hex digits of
 * length and a request, answered by OKAY or FAIL. So a phone on USB is reached, which only one server can hold.
 */
public final class AdbServerSocket {

    private final int port;
    private final String serial;

    /** @param serial as {@code adb devices} shows it */
    public AdbServerSocket(int port, String serial) {
        this.port = port;
        this.serial = serial;
    }

    /** A service of the phone. @throws RefusedException when the phone will not open it; another when it, or the server, is gone */
    public Socket open(String service) throws IOException {
        Socket socket = toServer();
        try {
            socket.setTcpNoDelay(true);
            toPhone(socket);
            ask(socket, service);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private Socket toServer() throws IOException {
        try {
            return new Socket(InetAddress.getLoopbackAddress(), port);
        } catch (ConnectException e) {
            throw new IOException("no adb server listens on port " + port + ", so " + serial + " cannot be asked for: 'adb devices' starts one", e);
        }
    }

    /** What the phone can do, as adb names it: {@code shell_v2,cmd,...}. */
    public String features() throws IOException {
        try (Socket socket = toServer()) {
            ask(socket, "host-serial:" + serial + ":features");
            return text(new DataInputStream(socket.getInputStream()));
        }
    }

    /** Refused by the phone, or by the server, which says why. */
    public static final class RefusedException extends IOException {
        public RefusedException(String message) {
            super(message);
        }
    }

    private void toPhone(Socket socket) throws IOException {
        try {
            ask(socket, "host:transport:" + serial);
        } catch (RefusedException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private void ask(Socket socket, String request) throws IOException {
        byte[] bytes = request.getBytes(StandardCharsets.UTF_8);
        byte[] head = "%04x".formatted(bytes.length).getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[head.length + bytes.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(bytes, 0, all, head.length, bytes.length);
        socket.getOutputStream().write(all);
        DataInputStream in = new DataInputStream(socket.getInputStream());
        byte[] status = new byte[4];
        in.readFully(status);
        if (!new String(status, StandardCharsets.US_ASCII).equals("OKAY")) {
            throw new RefusedException("the adb server on port " + port + " refuses '" + request + "' for " + serial + ": " + text(in)
                    + "; 'adb devices' shows the phones it has");
        }
    }

    private static String text(DataInputStream in) throws IOException {
        byte[] length = new byte[4];
        in.readFully(length);
        byte[] text = new byte[Integer.parseInt(new String(length, StandardCharsets.US_ASCII), 16)];
        in.readFully(text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
