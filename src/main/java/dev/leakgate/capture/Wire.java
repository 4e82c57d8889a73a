package dev.leakgate.capture;

import dev.leakgate.traffic.Frame;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The socket between the recorder and us, in a folder of its own that only we may enter, together with the addon's
 * scripts. Short, because a Unix socket's path may have at most 107 bytes.
 */
final class Wire implements AutoCloseable {

    /** mitmproxy is given the first, and finds the others beside it. */
    private static final List<String> ADDON = List.of("recorder.py", "leakgate_flows.py", "leakgate_harness.py", "leakgate_pages.py");

    private final Path folder;
    private final ServerSocketChannel door;
    private SocketChannel channel;
    private InputStream in;

    private Wire(Path folder, ServerSocketChannel door) {
        this.folder = folder;
        this.door = door;
    }

    static Wire open() throws IOException {
        Path folder = Files.createTempDirectory("leakgate");
        for (String part : ADDON) {
            try (InputStream script = Wire.class.getResourceAsStream("/capture/" + part)) {
                Files.copy(script, folder.resolve(part));
            }
        }
        ServerSocketChannel door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        Wire wire = new Wire(folder, door);
        door.bind(UnixDomainSocketAddress.of(wire.socket()));
        return wire;
    }

    Path addon() {
        return folder.resolve(ADDON.get(0));
    }

    Path socket() {
        return folder.resolve("s");
    }

    /** The next frame; empty when the recorder is gone. Waits for the recorder to come first. */
    Optional<Frame> next() throws IOException {
        if (in == null) {
            channel = door.accept();
            in = new BufferedInputStream(Channels.newInputStream(channel), 1 << 16);
        }
        return Frame.read(in);
    }

    /** Not through a stream of the channel: a stream's write waits while another thread reads. */
    void say(String line) throws IOException {
        channel.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.US_ASCII)));
    }

    /** The recorder then ends, and with it the stream of frames. */
    void hangUp() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        if (channel != null) {
            channel.close();
        }
        Files.deleteIfExists(socket());
        for (String part : ADDON) {
            Files.deleteIfExists(folder.resolve(part));
        }
        Files.deleteIfExists(folder);
    }
}
