package dev.leakgate.record.diff;

import dev.leakgate.record.AdbServerSocket.RefusedException;
import dev.leakgate.record.diff.Outcome.Kind;
import dev.leakgate.record.transcript.Decoder;
import dev.leakgate.record.transcript.Dialect;
import dev.leakgate.record.transcript.End;
import dev.leakgate.record.transcript.Entry;
import dev.leakgate.record.transcript.Mask;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Asks a phone for the services of a transcript, in their order, and compares. What the host ended, such as a log, is held
 * open as long as it was then; of it, and of sockets, only counts whether the phone offers it.
 */
public final class Diff {

    private static final int PATIENCE_SECONDS = 20;

    private final Line line;
    private final boolean askOnly;
    private final Mask mask = new Mask();
    private final Map<Entry, Line.Call> held = new LinkedHashMap<>();

    /** @param askOnly true to leave alone what may change the phone */
    public Diff(Line line, boolean askOnly) {
        this.line = line;
        this.askOnly = askOnly;
    }

    /** @param transcript in the order its streams were opened @throws IOException when the phone is gone: then nothing is known of the rest */
    public List<Outcome> of(List<Entry> transcript) throws IOException {
        List<Outcome> outcomes = new ArrayList<>();
        try {
            for (Entry entry : transcript) {
                letGo(entry.atMillis());
                outcomes.add(asked(entry, outcomes.size(), transcript.size()));
            }
        } finally {
            letGo(Long.MAX_VALUE);
        }
        return outcomes;
    }

    private Outcome asked(Entry entry, int before, int all) throws IOException {
        try {
            return ask(entry);
        } catch (IOException e) {
            throw new IOException("the phone cannot be asked on after " + before + " of " + all + " streams: " + e.getMessage(), e);
        }
    }

    private void letGo(long atMillis) throws IOException {
        for (Entry entry : List.copyOf(held.keySet())) {
            if (entry.atMillis() + entry.tookMillis() <= atMillis) {
                held.remove(entry).close();
            }
        }
    }

    private Outcome ask(Entry entry) throws IOException {
        Optional<String> whyNot = Question.whyNot(entry, askOnly);
        if (whyNot.isPresent()) {
            return new Outcome(entry, Kind.NOT_ASKED, whyNot.get());
        }
        Line.Call call;
        try {
            call = line.open(entry.service());
        } catch (RefusedException e) {
            return entry.end() == End.REFUSED ? new Outcome(entry, Kind.SAME, "") : new Outcome(entry, Kind.MISSING, "the phone refuses it");
        }
        if (entry.end() == End.REFUSED) {
            call.close();
            return new Outcome(entry, Kind.DIFFERENT, "was refused, is offered now");
        }
        if (entry.dialect() == Dialect.SYNC || entry.end() == End.PHONE && entry.dialect() != Dialect.SOCKET) {
            try (call) {
                return compare(entry, call);
            }
        }
        held.put(entry, call);
        return new Outcome(entry, Kind.SAME, "");
    }

    private Outcome compare(Entry entry, Line.Call call) {
        byte[] asked = Asked.bytes(entry);
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        start(() -> answer.complete(Asked.readAnswer(entry, call.in())), answer::completeExceptionally);
        // A phone may answer and close before it has read what is typed.
        start(() -> call.out().write(asked), unheard -> { });
        try {
            byte[] answered = answer.get(PATIENCE_SECONDS + entry.tookMillis() / 1000, TimeUnit.SECONDS);
            return Comparison.of(entry, Decoder.parts(entry.service(), asked, answered, mask));
        } catch (TimeoutException e) {
            return new Outcome(entry, Kind.DIFFERENT, "the phone does not end its answer");
        } catch (ExecutionException e) {
            return new Outcome(entry, Kind.DIFFERENT, "the phone breaks off: " + e.getCause().getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome(entry, Kind.NOT_ASKED, "interrupted");
        }
    }

    private interface Talk {
        void run() throws IOException;
    }

    private static void start(Talk talk, Consumer<IOException> failed) {
        Thread t = new Thread(() -> {
            try {
                talk.run();
            } catch (IOException e) {
                failed.accept(e);
            }
        }, "record diff");
        t.setDaemon(true);
        t.start();
    }
}
