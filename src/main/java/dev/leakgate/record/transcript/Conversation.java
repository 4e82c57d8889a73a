package dev.leakgate.record.transcript;

import java.io.ByteArrayOutputStream;
import java.util.concurrent.TimeUnit;

/** What is said on one stream while it is open. Keeps the beginning of it, counts the rest. */
public final class Conversation {

    private static final int KEPT = 4 << 20;

    private final String service;
    private final boolean byHost;
    private final long openedNanos;
    private final ByteArrayOutputStream host = new ByteArrayOutputStream();
    private final ByteArrayOutputStream phone = new ByteArrayOutputStream();
    private final Transcript transcript;
    private long sent;
    private long received;
    private boolean ended;

    Conversation(Transcript transcript, String service, boolean byHost) {
        this.transcript = transcript;
        this.service = service;
        this.byHost = byHost;
        this.openedNanos = System.nanoTime();
    }

    public synchronized void fromHost(byte[] data, int offset, int length) {
        sent += length;
        host.write(data, offset, Math.min(length, KEPT - host.size()));
    }

    public synchronized void fromPhone(byte[] data, int offset, int length) {
        received += length;
        phone.write(data, offset, Math.min(length, KEPT - phone.size()));
    }

    /** The first end counts. */
    public void end(End how) {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
        }
        transcript.ended(this, how);
    }

    /** @param startNanos when the recording began */
    synchronized Entry entry(long startNanos, End how, Mask mask) {
        byte[] said = host.toByteArray();
        byte[] answered = phone.toByteArray();
        return new Entry(TimeUnit.NANOSECONDS.toMillis(openedNanos - startNanos), TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - openedNanos),
                byHost, mask.service(service), how, mask.typed(Decoder.typed(service, said)), sent, received,
                sent == said.length && received == answered.length, Decoder.parts(service, said, answered, mask));
    }
}
