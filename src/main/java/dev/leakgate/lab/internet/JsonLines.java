package dev.leakgate.lab.internet;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A file that grows by one JSON object a line; each line is on disk before {@link #add} returns. */
final class JsonLines implements Closeable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Writer out;
    private boolean closed;

    /** @param file replaced when it exists; its folder is created */
    JsonLines(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        out = Files.newBufferedWriter(file);
    }

    synchronized void add(Map<String, Object> line) {
        if (closed) {
            return;
        }
        try {
            out.write(JSON.writeValueAsString(line));
            out.write('\n');
            out.flush();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("a line of the lab's records cannot be written", e);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        out.close();
    }
}
