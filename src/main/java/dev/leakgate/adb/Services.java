package dev.leakgate.adb;

import java.io.IOException;
import java.util.Optional;

/** What a phone offers to the ADB host. */
public interface Services {

    /** Identity line of the CNXN packet: {@code device::ro.product.name=...;features=...}. */
    String banner();

    /**
     * The service that a stream asks for, such as {@code shell,v2:ls} or {@code tcp:6790}; empty refuses the stream.
     * Called on the connection's reading thread: must not block.
     */
    Optional<Service> find(String name);

    /** Serves one stream on a thread of its own; the stream is closed when this returns. */
    interface Service {
        void serve(AdbStream stream) throws IOException;
    }
}
