package dev.leakgate.adb;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The files that the sync service reads and writes. */
public interface SyncFiles {

    /** Empty when there is no such file. */
    Optional<Stat> stat(String path);

    /** Entries of a directory; empty when there is none. */
    List<Entry> list(String path);

    /** @throws IOException whose message is told to the host */
    byte[] read(String path) throws IOException;

    /**
     * Creates or replaces a file, and its parents.
     *
     * @param mode         POSIX mode with file type bits
     * @param mtimeSeconds since 1970
     * @throws IOException whose message is told to the host
     */
    void write(String path, int mode, int mtimeSeconds, byte[] data) throws IOException;

    /** The host asked for something this service does not know. */
    void unknownRequest(String id);

    /** @param mode POSIX mode with file type bits, {@code mtimeSeconds} since 1970 */
    record Stat(int mode, int size, int mtimeSeconds, int uid, int gid) {

        static final Stat MISSING = new Stat(0, 0, 0, 0, 0);
    }

    record Entry(String name, Stat stat) {
    }
}
