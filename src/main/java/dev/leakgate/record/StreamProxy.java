package dev.leakgate.record;

import dev.leakgate.adb.AdbStream;
import dev.leakgate.adb.Services;
import dev.leakgate.record.transcript.Conversation;
import dev.leakgate.record.transcript.End;
import dev.leakgate.record.transcript.Transcript;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Offers what a phone offers, by asking an adb server for it, stream by stream. */
final class StreamProxy {

    private static final int CHUNK = 1 << 16;
    /** Spoken between adb's server and adbd only: a server does not hand them on. */
    private static final String[] OWN_MATTERS = {"sendrecv_v2", "delayed_ack", "track_app", "openscreen_mdns", "devraw", "app_info", "server_status"};

    private final AdbServerSocket phone;
    private final String banner;

    StreamProxy(AdbServerSocket phone) throws IOException {
        this.phone = phone;
        this.banner = "device::ro.product.name=" + property("ro.product.name") + ";ro.product.model=" + property("ro.product.model")
                + ";ro.product.device=" + property("ro.product.device") + ";features=" + features();
    }

    String banner() {
        return banner;
    }

    Services into(Transcript transcript) {
        return new Services() {
            @Override
            public String banner() {
                return banner;
            }

            @Override
            public Optional<Service> find(String name) {
                return Optional.of(stream -> serve(name, stream, transcript.opened(name, true)));
            }
        };
    }

    private void serve(String name, AdbStream stream, Conversation said) throws IOException {
        try (Socket socket = phone.open(name)) {
            stream.onClose(() -> {
                said.end(End.HOST);
                close(socket);
            });
            PacketRelay.thread("record host", () -> typed(stream, socket, said));
            byte[] chunk = new byte[CHUNK];
            InputStream in = socket.getInputStream();
            for (int n = in.read(chunk); n > 0; n = in.read(chunk)) {
                said.fromPhone(chunk, 0, n);
                stream.output().write(chunk, 0, n);
            }
            said.end(End.PHONE);
        } catch (AdbServerSocket.RefusedException e) {
            said.end(End.REFUSED);
        } catch (IOException e) {
            said.end(End.LOST);
        }
    }

    private static void typed(AdbStream stream, Socket socket, Conversation said) {
        byte[] chunk = new byte[CHUNK];
        try {
            for (int n = stream.input().read(chunk); n > 0; n = stream.input().read(chunk)) {
                said.fromHost(chunk, 0, n);
                socket.getOutputStream().write(chunk, 0, n);
            }
        } catch (IOException e) {
            // the phone is done with it
        }
    }

    private String features() throws IOException {
        String known = phone.features();
        for (String own : OWN_MATTERS) {
            known = known.replaceAll("(^|,)" + own + "(?=,|$)", "");
        }
        return known.replaceFirst("^,", "");
    }

    private String property(String name) throws IOException {
        try (Socket shell = phone.open("shell:getprop " + name)) {
            return new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // it is closed
        }
    }
}
