package dev.leakgate.record;

import dev.leakgate.adb.Packet;
import dev.leakgate.record.transcript.Transcript;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.util.Optional;

/** One connection between adb and a phone. Reads the packets that pass, and hands on their very bytes. */
final class PacketRelay {

    private final Socket host;
    private final Socket phone;
    private final Transcript transcript;
    private final OpenStreams streams;

    PacketRelay(Socket host, Socket phone, Transcript transcript) {
        this.host = host;
        this.phone = phone;
        this.transcript = transcript;
        this.streams = new OpenStreams(transcript);
    }

    /** @param ended is run once both sides are closed */
    void start(Runnable ended) {
        thread("record phone", () -> pass(phone, host, false));
        thread("record host", () -> {
            pass(host, phone, true);
            ended.run();
        });
    }

    static void thread(String name, Runnable work) {
        Thread t = new Thread(work, name);
        t.setDaemon(true);
        t.start();
    }

    private void pass(Socket from, Socket to, boolean byHost) {
        try (from; to) {
            Tee in = new Tee(new BufferedInputStream(from.getInputStream(), 1 << 16));
            OutputStream out = to.getOutputStream();
            try {
                for (Optional<Packet> p = Packet.read(in); p.isPresent(); p = Packet.read(in)) {
                    streams.heard(p.get(), byHost);
                    out.write(in.taken());
                    if (p.get().command() == Packet.Command.STLS) {
                        transcript.unreadable("TLS from here, as after 'adb pair': record over USB, or after 'adb tcpip 5555'");
                        break;
                    }
                }
            } catch (ProtocolException e) {
                transcript.unreadable(e.getMessage());
            }
            out.write(in.taken());
            in.transferTo(out);
        } catch (IOException e) {
            // One side is gone, so the other goes, too.
        } finally {
            streams.lost();
        }
    }

    void close() {
        for (Socket socket : new Socket[] {host, phone}) {
            try {
                socket.close();
            } catch (IOException e) {
                // it is closed
            }
        }
    }

    /** Keeps what is read through it until it is taken. */
    private static final class Tee extends FilterInputStream {

        private final ByteArrayOutputStream read = new ByteArrayOutputStream();

        Tee(InputStream in) {
            super(in);
        }

        byte[] taken() {
            byte[] bytes = read.toByteArray();
            read.reset();
            return bytes;
        }

        @Override
        public int read() throws IOException {
            int b = in.read();
            if (b >= 0) {
                read.write(b);
            }
            return b;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int n = in.read(target, offset, length);
            if (n > 0) {
                read.write(target, offset, n);
            }
            return n;
        }

        @Override
        public long transferTo(OutputStream out) throws IOException {
            return in.transferTo(out);
        }
    }
}
