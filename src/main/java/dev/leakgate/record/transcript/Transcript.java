package dev.leakgate.record.transcript;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The transcript being written: one line of JSON for each stream when it ends. Masked, but only complete once closed. */
public final class Transcript implements Closeable {

    private final Path file;
    private final Writer out;
    private final Mask mask;
    private final long startNanos = System.nanoTime();
    private final Set<Conversation> open = ConcurrentHashMap.newKeySet();
    private boolean closed;
    private int streams;
    private int lost;

    /**
     * @param file replaced when it exists
     * @param way  how the phone is reached, for the first line
     */
    public Transcript(Path file, String way, Mask mask) throws IOException {
        this.file = file.toAbsolutePath();
        this.mask = mask;
        Files.createDirectories(this.file.getParent());
        this.out = Files.newBufferedWriter(file);
        Map<String, Object> first = new LinkedHashMap<>();
        first.put("transcript", TranscriptFile.VERSION);
        first.put("way", way);
        line(first);
    }

    /** A connection began: who both ends say they are. */
    public void connected(String host, String phone) {
        note("connected", "host", mask.text(host), "phone", mask.text(phone));
    }

    /** A part of authorisation passed; of keys, tokens and signatures only the length is kept. */
    public void authorisation(boolean byHost, String what, int bytes) {
        note("auth", "by", byHost ? "host" : "phone", "what", what, "bytes", bytes);
    }

    /** From here on both ends speak a language that nobody between them can read. */
    public void unreadable(String why) {
        note("unreadable", "why", why);
    }

    /** Somebody wanted to speak to the phone, which was not there. */
    public void unreached(String why) {
        note("unreached", "why", mask.text(why));
    }

    /** {@code 17 streams, 1 broken off}. */
    public synchronized String told() {
        return streams + (streams == 1 ? " stream" : " streams") + (lost == 0 ? "" : ", " + lost + " broken off");
    }

    public Conversation opened(String service, boolean byHost) {
        Conversation conversation = new Conversation(this, service, byHost);
        open.add(conversation);
        return conversation;
    }

    void ended(Conversation conversation, End how) {
        open.remove(conversation);
        Entry entry = conversation.entry(startNanos, how, mask);
        synchronized (this) {
            streams++;
            lost += how == End.LOST ? 1 : 0;
            line(TranscriptFile.json(entry));
        }
    }

    private void note(String kind, Object... facts) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos));
        line.put("note", kind);
        for (int i = 0; i < facts.length; i += 2) {
            line.put((String) facts[i], facts[i + 1]);
        }
        line(line);
    }

    private synchronized void line(Map<String, ?> facts) {
        if (closed) {
            return;
        }
        try {
            out.write(TranscriptFile.JSON.writeValueAsString(facts) + "\n");
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be written", e);
        }
    }

    /** Writes down what is still open, and masks once more: some values are known as identifiers only now. */
    @Override
    public void close() throws IOException {
        List.copyOf(open).forEach(c -> c.end(End.OPEN));
        synchronized (this) {
            if (!closed) {
                closed = true;
                out.close();
                List<String> lines = new ArrayList<>();
                Files.readAllLines(file).forEach(line -> lines.add(mask.again(line)));
                Files.write(file, lines);
            }
        }
    }
}
