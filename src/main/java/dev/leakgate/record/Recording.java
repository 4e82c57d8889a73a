package dev.leakgate.record;

import dev.leakgate.adb.AdbDaemon;
import dev.leakgate.record.transcript.Mask;
import dev.leakgate.record.transcript.Transcript;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A phone's stand-in on loopback: whoever connects adb to it talks to the phone, and a transcript is written. */
public final class Recording implements Closeable {

    private final Transcript transcript;
    private final String address;
    private final Closeable door;

    private Recording(Transcript transcript, String address, Closeable door) {
        this.transcript = transcript;
        this.address = address;
        this.door = door;
    }

    /**
     * A phone whose adbd listens on the network. Packets pass as they are, authorisation too.
     *
     * @param phone its {@code host:port}
     * @param port  to listen on, 0 for any free one
     */
    public static Recording ofNetworkPhone(HostAndPort phone, int port, Path out) throws IOException {
        phone.connect().close();
        Mask mask = new Mask();
        Transcript transcript = new Transcript(out, "packets", mask);
        return begun(transcript, out, () -> {
            PacketProxy proxy = PacketProxy.listen(phone, port, transcript);
            return new Recording(transcript, proxy.address(), proxy);
        });
    }

    /**
     * A phone that an adb server of this machine holds, as on USB. Streams pass; packets are the server's own.
     *
     * @param phone through its server
     * @param port  to listen on, 0 for any free one
     */
    public static Recording ofServersPhone(AdbServerSocket phone, String serial, int port, Path out) throws IOException {
        Mask mask = new Mask();
        mask.learn(serial);
        StreamProxy services = new StreamProxy(phone);
        Transcript transcript = new Transcript(out, "adb server", mask);
        transcript.connected("", services.banner());
        return begun(transcript, out, () -> {
            AdbDaemon daemon = AdbDaemon.listen("record", port, services.into(transcript));
            return new Recording(transcript, daemon.address(), daemon);
        });
    }

    private interface Beginning {
        Recording begin() throws IOException;
    }

    /** A recording that cannot begin leaves no transcript. */
    private static Recording begun(Transcript transcript, Path out, Beginning beginning) throws IOException {
        try {
            return beginning.begin();
        } catch (IOException e) {
            transcript.close();
            Files.delete(out);
            throw e;
        }
    }

    /** What {@code adb connect} takes. */
    public String address() {
        return address;
    }

    /** How much was said so far: {@code 17 streams, 1 broken off}. */
    public String told() {
        return transcript.told();
    }

    @Override
    public void close() throws IOException {
        try (transcript) {
            door.close();
        }
    }
}
