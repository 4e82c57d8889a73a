package dev.leakgate.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A line on stderr that says how far a scan is; only when somebody can see it. */
final class Progress implements AutoCloseable {

    private static final long INTERVAL_NANOS = 200_000_000;

    private final Path file;
    private final ScanInput input;
    private final boolean visible = terminal();
    private long last = System.nanoTime();
    private boolean shown;

    private Progress(Path file, ScanInput input) {
        this.file = file;
        this.input = input;
    }

    /** Java tells only of stdin and stdout together; where the system shows what stderr is, that decides. */
    private static boolean terminal() {
        try {
            String stderr = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return stderr.startsWith("/dev/pts/") || stderr.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException e) {
            return System.console() != null;
        }
    }

    static Progress of(Path file, ScanInput input) {
        return new Progress(file, input);
    }

    void step() {
        if (visible && System.nanoTime() - last > INTERVAL_NANOS) {
            last = System.nanoTime();
            shown = true;
            System.err.printf("\r%s  %.0f %%", file.getFileName(), 100 * input.progress());
        }
    }

    @Override
    public void close() {
        if (shown) {
            System.err.print("\r\u001b[K");
        }
    }
}
