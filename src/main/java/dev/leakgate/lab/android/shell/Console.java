package dev.leakgate.lab.android.shell;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Streams of a running command.
 *
 * @param life tells a command that runs until it is stopped when its caller has left
 */
public record Console(InputStream in, OutputStream out, OutputStream err, Life life) {

    /** How long whoever started a command stays. */
    public interface Life {

        /** Runs {@code action} when the caller has left. */
        void onEnd(Runnable action);
    }

    /** Nothing to read, and nobody waits: for commands whose output is collected. */
    public static Console collecting(OutputStream out, OutputStream err) {
        return new Console(new ByteArrayInputStream(new byte[0]), out, err, action -> { });
    }

    Console withIn(InputStream other) {
        return new Console(other, out, err, life);
    }

    Console withOut(OutputStream other) {
        return new Console(in, other, err, life);
    }

    Console withErr(OutputStream other) {
        return new Console(in, out, other, life);
    }
}
