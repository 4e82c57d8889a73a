package dev.leakgate.traffic;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Reads HAR 1.2 (the W3C web performance group's HTTP Archive format) as a stream, one entry in memory at a time.
 * Entries are cut out of the text first and understood later, so that a broken one spoils only itself and several
 * threads can share the work.
 */
public final class HarReader implements Iterator<HarEntry>, AutoCloseable {

    private final String name;
    private final InputStream in;
    private final HarSplitter splitter;
    private final Deque<HarEntry> ready = new ArrayDeque<>();
    private int count;

    private HarReader(String name, InputStream in) {
        this.name = name;
        this.in = in;
        this.splitter = new HarSplitter(in);
    }

    public static HarReader open(Path file) throws IOException {
        return new HarReader(file.toString(), withoutByteOrderMark(new BufferedInputStream(Files.newInputStream(file))));
    }

    /** @param name what to call the input in messages */
    public static HarReader of(String name, byte[] har) throws IOException {
        return new HarReader(name, withoutByteOrderMark(new ByteArrayInputStream(har)));
    }

    /** UTF-8 is read as it is; UTF-16, which some Windows tools write, is told by its mark. */
    private static InputStream withoutByteOrderMark(InputStream in) throws IOException {
        in.mark(3);
        byte[] mark = in.readNBytes(3);
        in.reset();
        if (startsWith(mark, 0xEF, 0xBB, 0xBF)) {
            in.skipNBytes(3);
            return in;
        }
        boolean big = startsWith(mark, 0xFE, 0xFF);
        if (!big && !startsWith(mark, 0xFF, 0xFE)) {
            return in;
        }
        Charset utf16 = big ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
        byte[] text = new String(in.readAllBytes(), utf16).substring(1).getBytes(StandardCharsets.UTF_8);
        in.close();
        return new ByteArrayInputStream(text);
    }

    private static boolean startsWith(byte[] bytes, int... values) {
        for (int i = 0; i < values.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != values[i]) {
                return false;
            }
        }
        return true;
    }

    /** Bytes of the file that have been read. */
    public long position() {
        return splitter.position();
    }

    /** @throws java.io.UncheckedIOException when the file cannot be read */
    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && splitter.advance()) {
            List<byte[]> pieces = HarRepair.entriesIn(splitter.entry());
            for (byte[] piece : pieces) {
                boolean cut = splitter.cut() && piece == pieces.get(pieces.size() - 1);
                ready.add(new HarEntry(count++, piece, cut ? splitter.reason() : null));
            }
        }
        return !ready.isEmpty();
    }

    @Override
    public HarEntry next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no more entries in " + name);
        }
        return ready.remove();
    }

    /**
     * To be asked at the end: what is wrong with the file as a whole, or null.
     *
     * @throws HarException when it has no list of entries at all
     */
    public String fault() throws HarException {
        if (!splitter.foundEntries()) {
            throw new HarException(name + ": not a HAR: no log.entries in it. Export the capture as HAR 1.2.");
        }
        return splitter.ended() ? null : name + ": ends in the middle of its list of entries";
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** Every entry that can be read, as one capture; for small files. */
    public static Capture readAll(Path file) throws IOException {
        List<Exchange> exchanges = new java.util.ArrayList<>();
        try (HarReader reader = open(file)) {
            while (reader.hasNext()) {
                exchanges.add(reader.next().exchange());
            }
            return new Capture(exchanges, List.of(), List.of(), reader.fault() == null);
        }
    }
}
