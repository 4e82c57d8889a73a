package dev.leakgate.record;

import dev.leakgate.adb.AdbDaemon;
import dev.leakgate.record.transcript.Transcript;
import java.io.Closeable;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands between adb and a phone's adbd on the network, and hands every byte on as it came. */
final class PacketProxy implements Closeable {

    private final ServerSocket listener;
    private final HostAndPort phone;
    private final Transcript transcript;
    private final Set<PacketRelay> relays = ConcurrentHashMap.newKeySet();

    private PacketProxy(ServerSocket listener, HostAndPort phone, Transcript transcript) {
        this.listener = listener;
        this.phone = phone;
        this.transcript = transcript;
    }

    static PacketProxy listen(HostAndPort phone, int port, Transcript transcript) throws IOException {
        PacketProxy proxy = new PacketProxy(AdbDaemon.bind(port), phone, transcript);
        PacketRelay.thread("record", proxy::acceptAll);
        return proxy;
    }

    String address() {
        return "127.0.0.1:" + listener.getLocalPort();
    }

    private void acceptAll() {
        while (!listener.isClosed()) {
            try {
                serve(listener.accept());
            } catch (IOException e) {
                // the listener was closed, or adb left before we looked
            }
        }
    }

    /** Where the phone is not reached, adb sees a connection that closes, as it would without us, and the transcript says so. */
    private void serve(Socket host) throws IOException {
        try {
            host.setTcpNoDelay(true);
            PacketRelay relay = new PacketRelay(host, phone.connect(), transcript);
            relays.add(relay);
            relay.start(() -> relays.remove(relay));
        } catch (IOException e) {
            transcript.unreached(e.getMessage());
            host.close();
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        List.copyOf(relays).forEach(PacketRelay::close);
    }
}
