package dev.leakgate.lab.android;

import dev.leakgate.adb.AdbStream;
import java.io.IOException;

/** What {@code am instrument} runs: a process that listens on ports of the phone until it ends. */
public interface Instrumentation {

    /** Whether it listens on that TCP port of the phone. */
    boolean listensOn(int port);

    /** Serves a connection to one of its ports until either side closes it. */
    void serve(int port, AdbStream stream) throws IOException;

    /** Kills it; does nothing when it has ended. */
    void kill();

    /** Waits for the end. @return whether it ended by itself rather than being killed */
    boolean awaitEnd() throws InterruptedException;

    /** Starts one on a phone. */
    interface Runner {

        /** @param onEnd called once when it ends, whatever ends it */
        Instrumentation start(Phone phone, Runnable onEnd);
    }
}
