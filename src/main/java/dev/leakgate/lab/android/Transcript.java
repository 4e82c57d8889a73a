package dev.leakgate.lab.android;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a phone was asked, as JSON lines: everything in {@code phone-<name>.jsonl}, and what it did not know in
 * {@code unknown.jsonl}, which all phones of a lab share. An entry there means that the phone has to learn something.
 */
public final class Transcript implements Closeable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String phone;
    private final Path unknown;
    private final Writer all;
    private final long startNanos = System.nanoTime();
    private boolean closed;

    /** What kind of request a phone did not know. */
    public enum Kind {
        SHELL, SERVICE, SYNC, HTTP;

        private String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public Transcript(String phone, Path directory) throws IOException {
        this.phone = phone;
        this.unknown = directory.resolve("unknown.jsonl");
        this.all = Files.newBufferedWriter(directory.resolve("phone-" + phone + ".jsonl"),
                StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /**
     * Writes a line; what ends after the phone was switched off is not told any more.
     *
     * @param facts what else is worth knowing about it: exit code, milliseconds, status
     */
    public void record(Kind kind, String what, Map<String, ?> facts) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("ms", (System.nanoTime() - startNanos) / 1_000_000);
        entry.put("kind", kind.word());
        entry.put("what", what);
        entry.putAll(facts);
        try {
            String line = JSON.writeValueAsString(entry);
            synchronized (all) {
                if (!closed) {
                    all.write(line);
                    all.write('\n');
                    all.flush();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("phone '" + phone + "': transcript cannot be written", e);
        }
    }

    public void recordUnknown(Kind kind, String what) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("phone", phone);
        entry.put("kind", kind.word());
        entry.put("what", what);
        try {
            Files.writeString(unknown, JSON.writeValueAsString(entry) + "\n", StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND, StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw new UncheckedIOException(unknown + " cannot be written", e);
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (all) {
            closed = true;
            all.close();
        }
    }
}
