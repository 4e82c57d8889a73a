package dev.leakgate.capture;

import dev.leakgate.process.Child;
import dev.leakgate.process.ChildSpec;
import dev.leakgate.traffic.Frame;
import dev.leakgate.traffic.Journal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * One {@code mitmdump} and the stream of events out of it. What happens between {@link #begin} and {@link #end} goes
 * to a session's journal, what happens otherwise to the journal for what lies between sessions: nothing is
 * dropped. All journals are written by the one thread that reads the stream, so their order is the proxy's.
 */
public final class Recorder implements AutoCloseable {

    /** The recorder's addon answers for this host by itself, with a page that sends what it is told to. */
    public static final String CONTROL_HOST = "control.leakgate.test";

    private static final int START_SECONDS = 30;
    /** Turns of the proxy's event loop without an event, 10 ms each, after which nothing is on its way any more. */
    private static final int QUIET_TURNS = 15;
    /** The recorder itself gives a barrier up after 10 s; an answer that takes longer than this will not come. */
    private static final int ANSWER_SECONDS = 20;

    private final RecorderSettings settings;
    private final Wire wire;
    private final Child mitmdump;
    private final Thread reader = new Thread(this::readFrames, "recorder");
    private final CompletableFuture<Frame> ready = new CompletableFuture<>();
    /** Completes when the stream of events is over: true when nobody wanted that. */
    private final CompletableFuture<Boolean> over = new CompletableFuture<>();
    private final OpenFlows openFlows = new OpenFlows();
    private final Map<Integer, Consumer<Frame>> awaited = new HashMap<>();
    private final Journal between;
    private final Object writing = new Object();
    private Journal session;
    private boolean ended;
    private int questions;

    private Recorder(RecorderSettings settings, Wire wire, Journal between, Child mitmdump) {
        this.settings = settings;
        this.wire = wire;
        this.between = between;
        this.mitmdump = mitmdump;
    }

    /** Starts mitmdump and waits until it listens. */
    public static Recorder start(RecorderSettings settings) {
        Recorder recorder = null;
        try {
            Files.createDirectories(settings.folder());
            Wire wire = Wire.open();
            ChildSpec spec = ChildSpec.of("mitmdump", settings.command(wire.addon()))
                    .onlyEnvironment(environment(settings, wire)).log(settings.folder().resolve("mitmdump.log"));
            recorder = new Recorder(settings, wire, Journal.create(settings.between()), Child.start(spec));
            recorder.awaitReady();
            return recorder;
        } catch (IOException e) {
            throw new RecorderException("the recorder cannot be prepared: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            if (recorder != null) {
                recorder.close();
            }
            throw e;
        }
    }

    /** Where the proxy listens, {@code host:port}. */
    public String address() {
        return settings.listenHost() + ":" + ready.join().head().path("port").asInt();
    }

    /** False once mitmdump is lost or ended: nothing is recorded any more. */
    public boolean alive() {
        return !over.isDone();
    }

    /** mitmproxy's version. */
    public String version() {
        return ready.join().text("version");
    }

    /** From here on events go to a new journal. */
    public void begin(Path journal) {
        Journal next = Journal.create(journal);
        try {
            ask(0, barrier -> {
                if (session != null) {
                    throw new IllegalStateException("the journal before " + journal + " has not been ended");
                }
                session = next;
                openFlows.carried().forEach(session::append);
            }).get();
        } catch (ExecutionException e) {
            next.close();
            throw new RecorderException("the recorder cannot begin: " + e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RecorderException("interrupted before recording began", e);
        }
    }

    /**
     * Waits until all that was on its way is in the journal, then ends it.
     *
     * @return true when the journal is complete: no request was still coming in, and the recorder lived
     */
    public boolean end() {
        CompletableFuture<Boolean> complete = new CompletableFuture<>();
        ask(QUIET_TURNS, barrier -> {
            if (session == null) {
                throw new IllegalStateException("no journal was begun");
            }
            boolean clean = barrier.head().path("uploading").isEmpty();
            if (clean) {
                session.complete();
            } else {
                session.close();
            }
            session = null;
            complete.complete(clean);
        }).whenComplete((done, lost) -> complete.complete(false));
        return complete.join();
    }

    /** Runs when mitmdump is lost, on a thread of the recorder's; at once when it is lost already. */
    public void onDeath(Runnable action) {
        over.thenAccept(unwanted -> {
            if (unwanted) {
                action.run();
            }
        });
    }

    /** Ends mitmdump. A journal that was not ended stays readable, but is not complete. */
    @Override
    public void close() {
        mitmdump.close();
        try {
            wire.close();
            reader.join();
        } catch (IOException e) {
            throw new UncheckedIOException("the recorder's socket cannot be closed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Map<String, String> environment(RecorderSettings settings, Wire wire) {
        Map<String, String> variables = new HashMap<>();
        variables.put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
        variables.put("HOME", System.getProperty("user.home"));
        variables.put("PYTHONUNBUFFERED", "1");
        variables.put("PYTHONDONTWRITEBYTECODE", "1");
        variables.put("LEAKGATE_SOCKET", wire.socket().toString());
        variables.put("LEAKGATE_WAY", settings.way().name().toLowerCase(Locale.ROOT));
        settings.uplink().ifPresent(proxy -> variables.put("LEAKGATE_UPLINK", proxy));
        settings.bench().ifPresent(domain -> variables.put("LEAKGATE_BENCH", domain));
        return variables;
    }

    private void awaitReady() {
        reader.setDaemon(true);
        reader.start();
        try {
            CompletableFuture.anyOf(ready, mitmdump.onExit()).get(START_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new RecorderException("mitmdump did not listen on %s:%d within %d s; %s".formatted(
                    settings.listenHost(), settings.listenPort(), START_SECONDS, mitmdump.obituary()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RecorderException("interrupted while mitmdump was starting", e);
        }
        if (!ready.isDone()) {
            throw new RecorderException("mitmdump (%s) cannot record on %s:%d; %s".formatted(settings.mitmdump(),
                    settings.listenHost(), settings.listenPort(), mitmdump.obituary()));
        }
    }

    /** Asks for a barrier; {@code then} runs in the reader's thread, between the frames before it and those after. */
    private CompletableFuture<Void> ask(int turns, Consumer<Frame> then) {
        CompletableFuture<Void> answered = new CompletableFuture<>();
        synchronized (awaited) {
            if (over.isDone()) {
                return CompletableFuture.failedFuture(new RecorderException(mitmdump.obituary()));
            }
            int number = ++questions;
            awaited.put(number, barrier -> {
                try {
                    then.accept(barrier);
                    answered.complete(null);
                } catch (RuntimeException e) {
                    answered.completeExceptionally(e);
                }
            });
            try {
                wire.say("barrier " + number + " " + turns);
            } catch (IOException e) {
                return CompletableFuture.failedFuture(e);
            }
        }
        over.thenRun(() -> answered.completeExceptionally(new RecorderException(mitmdump.obituary())));
        return answered.orTimeout(ANSWER_SECONDS, TimeUnit.SECONDS).whenComplete((done, fault) -> {
            if (fault instanceof TimeoutException) {
                wire.hangUp();
            }
        });
    }

    private void readFrames() {
        String reason = "the recorder's stream ended";
        try {
            for (Optional<Frame> frame = wire.next(); frame.isPresent(); frame = wire.next()) {
                synchronized (writing) {
                    take(frame.get());
                }
            }
        } catch (IOException | RuntimeException e) {
            reason = "the recorder's stream cannot be read: " + e;
        }
        boolean unwanted = !mitmdump.closing();
        String end = unwanted ? reason + "; " + exit() : "the recorder was ended before this journal was";
        try {
            synchronized (writing) {
                if (unwanted && session == null) {
                    between.append(Frame.of("fault", Map.of("reason", end)));
                }
                lost(end);
            }
        } finally {
            synchronized (awaited) {
                over.complete(unwanted);
            }
        }
    }

    /** Adds what somebody else saw of the same phone at this moment; nothing once the recorder is gone. */
    public void add(List<Frame> seen) {
        synchronized (writing) {
            if (!ended) {
                seen.forEach(this::write);
            }
        }
    }

    private void write(Frame frame) {
        (session == null ? between : session).append(frame);
    }

    private void take(Frame frame) {
        openFlows.see(frame);
        write(frame);
        if (frame.event().equals("ready")) {
            ready.complete(frame);
        } else if (frame.event().equals("barrier")) {
            Consumer<Frame> then;
            synchronized (awaited) {
                then = awaited.remove(frame.head().path("id").asInt());
            }
            if (then != null) {
                then.accept(frame);
            }
        }
    }

    /** What was being recorded is not complete. */
    private void lost(String reason) {
        ended = true;
        if (session != null) {
            session.append(Frame.of("fault", Map.of("reason", reason)));
            session.close();
            session = null;
        }
        between.close();
    }

    private String exit() {
        try {
            return "mitmdump ended with exit code " + mitmdump.onExit().get(5, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            return "mitmdump is still running";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }
}
