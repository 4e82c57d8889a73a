package dev.leakgate.adb;

import dev.leakgate.adb.Packet.Command;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * One of the streams that share an ADB connection. Each direction has at most one unacknowledged WRTE: writing waits
 * for the peer's OKAY, and what arrives is acknowledged when it is read, so back-pressure comes for free.
 */
public final class AdbStream implements Closeable {

    private final AdbConnection connection;
    private final int localId;
    private final Deque<byte[]> arrived = new ArrayDeque<>();
    private final List<Runnable> closeActions = new ArrayList<>();
    private final InputStream input = new Input();
    private final OutputStream output = new Output();

    private int remoteId;
    private boolean acknowledged;
    private boolean closed;

    /** @param remoteId 0 while the peer has not answered our OPEN */
    AdbStream(AdbConnection connection, int localId, int remoteId) {
        this.connection = connection;
        this.localId = localId;
        this.remoteId = remoteId;
        this.acknowledged = remoteId != 0;
    }

    public AdbConnection connection() {
        return connection;
    }

    /** Bytes from the peer; ends when the stream is closed and everything is read. */
    public InputStream input() {
        return input;
    }

    /** Bytes to the peer, sent at once; buffer small writes. */
    public OutputStream output() {
        return output;
    }

    /** Runs {@code action} once the stream is closed by either side, at once if it is already. */
    public void onClose(Runnable action) {
        synchronized (this) {
            if (!closed) {
                closeActions.add(action);
                return;
            }
        }
        action.run();
    }

    /** Waits until either side closes the stream. */
    public synchronized void awaitClose() throws InterruptedIOException {
        while (!closed) {
            await();
        }
    }

    /** Both ways between two streams until one of them ends. */
    public void joinTo(AdbStream other) throws IOException {
        onClose(other::close);
        other.onClose(this::close);
        connection.execute(() -> other.input.transferTo(output));
        input.transferTo(other.output);
    }

    @Override
    public void close() {
        if (end()) {
            connection.forget(localId);
            try {
                connection.send(new Packet(Command.CLSE, localId, remoteId));
            } catch (IOException e) {
                connection.close();
            }
        }
    }

    int localId() {
        return localId;
    }

    synchronized void arrive(byte[] data) {
        arrived.add(data);
        notifyAll();
    }

    synchronized void acknowledge(int peerId) {
        remoteId = peerId;
        acknowledged = true;
        notifyAll();
    }

    /** Waits until the peer accepted our OPEN. */
    synchronized void awaitOpen() throws IOException {
        while (remoteId == 0 && !closed) {
            await();
        }
        if (remoteId == 0) {
            throw new IOException("the peer refused the stream");
        }
    }

    /** The peer closed the stream, or the connection is gone. */
    boolean end() {
        List<Runnable> actions;
        synchronized (this) {
            if (closed) {
                return false;
            }
            closed = true;
            actions = List.copyOf(closeActions);
            notifyAll();
        }
        actions.forEach(Runnable::run);
        return true;
    }

    private void await() throws InterruptedIOException {
        try {
            wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private byte[] next() throws IOException {
        byte[] data;
        synchronized (this) {
            while (arrived.isEmpty() && !closed) {
                AdbStream.this.await();
            }
            if (arrived.isEmpty()) {
                return null;
            }
            data = arrived.remove();
            if (closed) {
                return data;
            }
        }
        connection.send(new Packet(Command.OKAY, localId, remoteId));
        return data;
    }

    private final class Input extends InputStream {

        private byte[] chunk = {};
        private int position;

        @Override
        public int read() throws IOException {
            return fill() ? chunk[position++] & 0xff : -1;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (!fill()) {
                return -1;
            }
            int n = Math.min(length, chunk.length - position);
            System.arraycopy(chunk, position, target, offset, n);
            position += n;
            return n;
        }

        @Override
        public int available() {
            return chunk.length - position;
        }

        private boolean fill() throws IOException {
            while (position == chunk.length) {
                byte[] next = next();
                if (next == null) {
                    return false;
                }
                chunk = next;
                position = 0;
            }
            return true;
        }
    }

    private final class Output extends OutputStream {

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b});
        }

        @Override
        public synchronized void write(byte[] source, int offset, int length) throws IOException {
            int end = offset + length;
            for (int from = offset; from < end; from += connection.maxData()) {
                awaitAcknowledgement();
                byte[] piece = Arrays.copyOfRange(source, from, Math.min(end, from + connection.maxData()));
                connection.send(new Packet(Command.WRTE, localId, remoteId, piece));
            }
        }

        private void awaitAcknowledgement() throws IOException {
            synchronized (AdbStream.this) {
                while (!acknowledged && !closed) {
                    AdbStream.this.await();
                }
                if (closed) {
                    throw new IOException("the peer closed the stream");
                }
                acknowledged = false;
            }
        }
    }
}
