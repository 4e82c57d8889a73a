package dev.leakgate.traffic;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * The truth of what was captured: the recorder's frames as they came, appended to one file. It can be read at any
 * time; an end that is cut off, because a process died, costs the frame that was being written and no other.
 *
 * <h2>Bytes</h2>
 * <pre>
 * file  = "LEAKGATE" version frame*      version: u32 = 1; all numbers are big-endian
 * frame = length jsonLength json body*   length: u32, of all that follows it; jsonLength: u32, in bytes
 * </pre>
 * {@code json} is an object in UTF-8. Its field {@code b} lists the lengths of the bodies in bytes, {@code e} is the
 * kind of event, {@code t} when the frame was made. Times are seconds since 1970 as a decimal number.
 *
 * <h2>Events</h2>
 * {@code client} is the phone's end of a connection, {@code ip:port}; {@code x} names the exchange or stream.
 * <pre>
 * ready          version pid port                      the proxy listens
 * tunnel         client host port                      CONNECT
 * secured        client sni                            TLS is up with the phone
 * refused        client sni host port reason           the phone broke the handshake off
 * client_closed  client
 * request        x client time method url version headers[[name, value]]
 * request_body   x + body                              a piece, in order; none when the body is empty
 * request_end    x trailers                            the request came in whole
 * response       x status headers server               server: its IP address, null behind a further proxy
 * response_body  x + body
 * response_end   x trailers
 * failed         x reason                              the exchange ended early
 * websocket      x time from_client text + body        one message, decompressed
 * websocket_end  x code
 * tcp            x client time host port               a connection that is no HTTP
 * tcp_data       x time from_client + body
 * tcp_end        x reason
 * log            text client                           the proxy logged an error
 * request        with method DNS: a query that the phone's gateway was asked, see dev.leakgate.capture.NameServer
 * recorder_error hook trace                            the recorder failed, and ended the proxy
 * barrier        id unanswered[] uploading[]           all that happened before it stands before it
 * </pre>
 * The harness adds: {@code request} and {@code tcp} frames with {@code carried: true} at the beginning, for what was
 * going on already, their address cut to its host; {@code fault reason}, when the recorder was lost; and
 * {@code closed}, the last frame of a journal that is complete.
 */
public final class Journal implements AutoCloseable {

    private static final byte[] BEGINNING =
            ByteBuffer.allocate(12).put("LEAKGATE".getBytes(StandardCharsets.US_ASCII)).putInt(1).array();

    /** Bytes before the first frame. */
    static final int HEAD = BEGINNING.length;

    private final FileChannel file;

    private Journal(FileChannel file) {
        this.file = file;
    }

    /** Begins a new journal. */
    public static Journal create(Path path) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Journal journal = new Journal(
                    FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
            journal.write(BEGINNING);
            return journal;
        } catch (IOException e) {
            throw new UncheckedIOException("the journal " + path + " cannot be begun: " + e, e);
        }
    }

    /** The frame is with the operating system when this returns: it survives the end of this process. */
    public void append(Frame frame) {
        try {
            write(frame.bytes());
        } catch (IOException e) {
            throw new UncheckedIOException("the journal cannot be written: " + e.getMessage(), e);
        }
    }

    /** Ends the journal as complete: nothing was in flight any more. */
    public void complete() {
        append(Frame.of("closed", Map.of()));
        close();
    }

    /** Ends the journal as it is. It stays readable, but it is not complete. */
    @Override
    public void close() {
        try {
            if (file.isOpen()) {
                file.force(true);
                file.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the journal cannot be closed: " + e.getMessage(), e);
        }
    }

    /** Reads a journal, finished or not. */
    public static Capture read(Path path) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
            if (!Arrays.equals(in.readNBytes(BEGINNING.length), BEGINNING)) {
                throw new IOException("it does not begin like a journal of version 1");
            }
            CaptureBuilder capture = new CaptureBuilder();
            for (Optional<Frame> frame = Frame.read(in); frame.isPresent(); frame = Frame.read(in)) {
                capture.add(frame.get());
            }
            return capture.build();
        } catch (IOException e) {
            throw new UncheckedIOException("the journal " + path + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void write(byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            file.write(buffer);
        }
    }
}
