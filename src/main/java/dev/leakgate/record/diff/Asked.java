package dev.leakgate.record.diff;

import dev.leakgate.adb.ShellFrames;
import dev.leakgate.record.transcript.Dialect;
import dev.leakgate.record.transcript.Entry;
import dev.leakgate.record.transcript.Part;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the host has to say on a stream, made again from the transcript. Files are sent with zeros in them, as large as they were. */
final class Asked {

    private static final Pattern SEND = Pattern.compile("SEND (.*) (\\d+) bytes");
    private static final int LARGEST_CHUNK = 1 << 16;
    private static final byte[] CLOSE_STDIN = {ShellFrames.CLOSE_STDIN, 0, 0, 0, 0};

    private Asked() {
    }

    static byte[] bytes(Entry entry) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            switch (entry.dialect()) {
                case SHELL_V2 -> {
                    ShellFrames.writer(out, ShellFrames.STDIN).write(entry.typed().getBytes(StandardCharsets.UTF_8));
                    out.write(CLOSE_STDIN);
                }
                case COMMAND -> out.write(entry.typed().getBytes(StandardCharsets.UTF_8));
                case SYNC -> sync(entry, out);
                default -> {
                    // their service's name says it all
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** All that the phone answers; a phone that closes before it has read everything has answered, too. */
    static byte[] readAnswer(Entry entry, InputStream in) throws IOException {
        if (entry.dialect() != Dialect.SHELL_V2) {
            return in.readAllBytes();
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] head = in.readNBytes(ShellFrames.HEADER);
        while (head.length == ShellFrames.HEADER) {
            all.write(head);
            all.write(in.readNBytes(ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt(1)));
            if (head[0] == ShellFrames.EXIT) {
                break;
            }
            head = in.readNBytes(ShellFrames.HEADER);
        }
        return all.toByteArray();
    }

    private static void sync(Entry entry, OutputStream out) throws IOException {
        for (Part part : entry.parts()) {
            Matcher send = SEND.matcher(part.asked());
            if (send.matches()) {
                request("SEND", send.group(1), out);
                for (long left = Long.parseLong(send.group(2)); left > 0; left -= LARGEST_CHUNK) {
                    int n = (int) Math.min(left, LARGEST_CHUNK);
                    out.write(head("DATA", n));
                    out.write(new byte[n]);
                }
                out.write(head("DONE", 1));
            } else {
                request(part.asked().substring(0, 4), part.asked().substring(5), out);
            }
        }
        out.write(head("QUIT", 0));
    }

    private static void request(String id, String path, OutputStream out) throws IOException {
        byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
        out.write(head(id, bytes.length));
        out.write(bytes);
    }

    private static byte[] head(String id, int number) {
        return ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).put(id.getBytes(StandardCharsets.US_ASCII)).putInt(number).array();
    }
}
