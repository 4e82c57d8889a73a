package dev.leakgate.lab.fault;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The fault script of one phone while the phone is up: counts what happens, knows which faults have begun and how often
 * each may still happen. Apps and the phone ask it at the places where something can go wrong. Thread-safe.
 */
public final class Faults implements AutoCloseable {

    private static final Faults NONE = new Faults(List.of());

    private final List<Begun> script = new ArrayList<>();
    private final Map<FaultKind, Consumer<Fault>> deeds = new EnumMap<>(FaultKind.class);
    /** Events happen here, never within the call of an app or of the host that brings their moment. */
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "faults");
        thread.setDaemon(true);
        return thread;
    });

    /** A fault with its counters. */
    private static final class Begun {

        final Fault fault;
        int seen;
        int happened;

        Begun(Fault fault) {
            this.fault = fault;
        }

        boolean happensNow() {
            boolean now = happened < fault.times() && fault.from().map(m -> m.reached(seen)).orElse(true);
            happened += now ? 1 : 0;
            return now;
        }
    }

    public Faults(List<Fault> faults) {
        faults.forEach(f -> script.add(new Begun(f)));
    }

    /** Nothing goes wrong. */
    public static Faults none() {
        return NONE;
    }

    /** What an event of that kind does; said before the phone is up. */
    public void on(FaultKind event, Consumer<Fault> deed) {
        deeds.put(event, deed);
    }

    /** The phone is up: seconds count from now. */
    public synchronized void begin() {
        for (Begun begun : script) {
            begun.fault.from().filter(Moment::isTime).ifPresent(m -> after(m.number(), () -> happened(begun)));
        }
    }

    /**
     * Something happened in an app.
     *
     * @param event a word that moments are given by
     */
    public synchronized void happened(String event, String app) {
        for (Begun begun : script) {
            boolean counts = begun.fault.from().filter(m -> m.event().equals(event)).isPresent() && begun.fault.concerns(app);
            if (counts) {
                begun.seen++;
                happenIfEvent(begun);
            }
        }
    }

    /** Whether something that an app is about to do goes wrong this time; counted as one time. */
    public synchronized boolean strikes(FaultKind mistake, String app) {
        return strike(mistake, app).isPresent();
    }

    /** The same, and the fault that makes it go wrong. */
    public synchronized Optional<Fault> strike(FaultKind mistake, String app) {
        return script.stream().filter(b -> b.fault.kind() == mistake && b.fault.concerns(app) && b.happensNow())
                .map(b -> b.fault).findFirst();
    }

    private synchronized void happened(Begun timed) {
        timed.seen = Integer.MAX_VALUE;
        happenIfEvent(timed);
    }

    private void happenIfEvent(Begun begun) {
        if (begun.fault.kind().isEvent() && begun.happensNow()) {
            after(0, () -> deeds.get(begun.fault.kind()).accept(begun.fault));
        }
    }

    private void after(double seconds, Runnable deed) {
        try {
            clock.schedule(deed, Math.round(seconds * 1000), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // the phone is being switched off
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
