package dev.leakgate.adb;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** {@code sync:}, the service behind {@code adb push} and {@code pull}: many requests on one stream, little-endian. */
public final class SyncService implements Services.Service {

    private static final int ENOENT = 2;
    private static final int LARGEST_CHUNK = 1 << 16;
    private static final int LONGEST_PATH = 4096;

    private final SyncFiles files;

    public SyncService(SyncFiles files) {
        this.files = files;
    }

    @Override
    public void serve(AdbStream stream) throws IOException {
        serve(stream.input(), stream.output());
    }

    void serve(InputStream in, OutputStream stream) throws IOException {
        OutputStream out = new BufferedOutputStream(stream, 2 * LARGEST_CHUNK);
        for (Optional<Head> head = head(in); head.isPresent(); head = head(in)) {
            String id = head.get().id;
            if (id.equals("QUIT")) {
                return;
            }
            if (Integer.compareUnsigned(head.get().number, LONGEST_PATH) > 0) {
                throw new ProtocolException("sync path of " + Integer.toUnsignedLong(head.get().number) + " bytes");
            }
            String path = new String(exactly(in, head.get().number), StandardCharsets.UTF_8);
            switch (id) {
                case "STAT" -> statV1(path, out);
                case "STA2", "LST2" -> out.write(statV2(id, files.stat(path), 0).array());
                case "LIST" -> listV1(path, out);
                case "LIS2" -> listV2(path, out);
                case "SEND" -> receive(path, in, out);
                case "RECV" -> send(path, out);
                default -> {
                    files.unknownRequest(id);
                    fail("unknown sync request " + id, out);
                    out.flush();
                    return;
                }
            }
            out.flush();
        }
    }

    private void statV1(String path, OutputStream out) throws IOException {
        SyncFiles.Stat s = files.stat(path).orElse(SyncFiles.Stat.MISSING);
        out.write(message("STAT", 12).putInt(s.mode()).putInt(s.size()).putInt(s.mtimeSeconds()).array());
    }

    private void listV1(String path, OutputStream out) throws IOException {
        for (SyncFiles.Entry e : files.list(path)) {
            byte[] name = e.name().getBytes(StandardCharsets.UTF_8);
            SyncFiles.Stat s = e.stat();
            out.write(message("DENT", 16 + name.length).putInt(s.mode()).putInt(s.size()).putInt(s.mtimeSeconds())
                    .putInt(name.length).put(name).array());
        }
        out.write(message("DONE", 16).array());
    }

    private void listV2(String path, OutputStream out) throws IOException {
        for (SyncFiles.Entry e : files.list(path)) {
            byte[] name = e.name().getBytes(StandardCharsets.UTF_8);
            out.write(statV2("DNT2", Optional.of(e.stat()), 4 + name.length).putInt(name.length).put(name).array());
        }
        out.write(message("DONE", 72).array());
    }

    private static ByteBuffer statV2(String id, Optional<SyncFiles.Stat> found, int more) {
        SyncFiles.Stat s = found.orElse(SyncFiles.Stat.MISSING);
        int present = found.isPresent() ? 1 : 0;
        return message(id, 68 + more).putInt(found.isPresent() ? 0 : ENOENT).putLong(present).putLong(present)
                .putInt(s.mode()).putInt(present).putInt(s.uid()).putInt(s.gid()).putLong(s.size())
                .putLong(s.mtimeSeconds()).putLong(s.mtimeSeconds()).putLong(s.mtimeSeconds());
    }

    /** {@code adb push}: path and decimal mode, then DATA chunks until DONE, whose number is the time of change. */
    private void receive(String pathAndMode, InputStream in, OutputStream out) throws IOException {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        Head chunk = head(in).orElseThrow(() -> new ProtocolException("sync SEND without data"));
        while (chunk.id.equals("DATA")) {
            data.write(exactly(in, chunk.number));
            chunk = head(in).orElseThrow(() -> new ProtocolException("sync SEND cut"));
        }
        if (!chunk.id.equals("DONE")) {
            throw new ProtocolException("sync " + chunk.id + " within SEND");
        }
        int comma = pathAndMode.lastIndexOf(',');
        try {
            int mode = Integer.parseInt(pathAndMode.substring(comma + 1));
            files.write(pathAndMode.substring(0, comma), mode, chunk.number, data.toByteArray());
            out.write(message("OKAY", 4).array());
        } catch (IOException e) {
            fail(e.getMessage(), out);
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            fail("expected <path>,<mode> but got " + pathAndMode, out);
        }
    }

    private void send(String path, OutputStream out) throws IOException {
        byte[] data;
        try {
            data = files.read(path);
        } catch (IOException e) {
            fail(e.getMessage(), out);
            return;
        }
        for (int i = 0; i < data.length; i += LARGEST_CHUNK) {
            int n = Math.min(LARGEST_CHUNK, data.length - i);
            out.write(message("DATA", 4).putInt(n).array());
            out.write(data, i, n);
        }
        out.write(message("DONE", 4).array());
    }

    private static void fail(String reason, OutputStream out) throws IOException {
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        out.write(message("FAIL", 4 + text.length).putInt(text.length).put(text).array());
    }

    /** A reply of {@code id} and {@code length} more bytes, zero unless put. */
    private static ByteBuffer message(String id, int length) {
        return ByteBuffer.allocate(4 + length).order(ByteOrder.LITTLE_ENDIAN).put(id.getBytes(StandardCharsets.US_ASCII));
    }

    /** The two words every request and chunk begins with. */
    private record Head(String id, int number) {
    }

    private static Optional<Head> head(InputStream in) throws IOException {
        byte[] head = in.readNBytes(8);
        return head.length < 8 ? Optional.empty() : Optional.of(new Head(new String(head, 0, 4, StandardCharsets.US_ASCII),
                ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt(4)));
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        byte[] data = in.readNBytes(length);
        if (data.length < length) {
            throw new ProtocolException("sync message cut after " + data.length + " of " + length + " bytes");
        }
        return data;
    }
}
