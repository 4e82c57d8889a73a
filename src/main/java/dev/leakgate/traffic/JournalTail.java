package dev.leakgate.traffic;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Follows a {@link Journal} while it is written, each frame once, to see which addresses have been answered by now. */
public final class JournalTail {

    private final Path journal;
    private final Map<String, String> asked = new HashMap<>();
    private final Set<String> answered = new HashSet<>();
    private long at = Journal.HEAD;

    public JournalTail(Path journal) {
        this.journal = journal;
    }

    /** The addresses of all requests whose answer has begun to come; a frame that is being written is read next time. */
    public Set<String> answered() {
        try (FileChannel file = FileChannel.open(journal).position(at);
                InputStream in = new BufferedInputStream(Channels.newInputStream(file), 1 << 16)) {
            for (Optional<Frame> frame = Frame.read(in); frame.isPresent(); frame = Frame.read(in)) {
                take(frame.get());
                at += frame.get().bytes().length;
            }
            return Set.copyOf(answered);
        } catch (IOException e) {
            throw new UncheckedIOException("the journal " + journal + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void take(Frame frame) {
        if (frame.event().equals("request")) {
            asked.put(frame.text("x"), frame.text("url"));
        } else if (frame.event().equals("response")) {
            Optional.ofNullable(asked.remove(frame.text("x"))).ifPresent(answered::add);
        }
    }
}
