package dev.leakgate.cli;

import dev.leakgate.traffic.HarReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A line on stderr that says how far a scan is; only when somebody can see it. */
final class Progress implements AutoCloseable {

    private static final long INTERVAL_NANOS = 200_000_000;

    private final Path file;
    private final HarReader reader;
    private final long size;
    private final boolean visible = System.console() != null;
    private long last = System.nanoTime();
    private boolean shown;

    private Progress(Path file, HarReader reader, long size) {
        this.file = file;
        this.reader = reader;
        this.size = size;
    }

    static Progress of(Path file, HarReader reader) throws IOException {
        return new Progress(file, reader, Files.size(file));
    }

    void step() {
        if (visible && System.nanoTime() - last > INTERVAL_NANOS) {
            last = System.nanoTime();
            shown = true;
            System.err.printf("\r%s  %d %%", file.getFileName(), 100 * reader.position() / Math.max(1, size));
        }
    }

    @Override
    public void close() {
        if (shown) {
            System.err.print("\r\u001b[K");
        }
    }
}
