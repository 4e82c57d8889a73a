package dev.leakgate.cli;

import dev.leakgate.leak.Detection;
import dev.leakgate.leak.Keystrokes;
import dev.leakgate.leak.LeakDetector;
import dev.leakgate.leak.Sighting;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Searches entries on several threads and hands over the results in the order of the file. */
final class ParallelScan {

    private static final long BYTES_IN_FLIGHT = 48L << 20;

    private final LeakDetector detector;
    private final Keystrokes keystrokes = new Keystrokes();
    private final int threads;

    /** For one capture. */
    ParallelScan(LeakDetector detector, int threads) {
        this.detector = detector;
        this.threads = threads;
    }

    private record Pending(Future<ScanResult> result, int bytes) {
    }

    void scan(Iterator<ScanItem> items, Consumer<ScanResult> results) {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        Deque<Pending> pending = new ArrayDeque<>();
        long inFlight = 0;
        try {
            while (items.hasNext()) {
                ScanItem item = items.next();
                while (!pending.isEmpty() && (inFlight + item.size() > BYTES_IN_FLIGHT
                        || pending.size() > 64 * threads || pending.peek().result().isDone())) {
                    inFlight -= pending.peek().bytes();
                    results.accept(finished(pending.remove()));
                }
                pending.add(new Pending(workers.submit(() -> item.search(detector, keystrokes)), item.size()));
                inFlight += item.size();
            }
            while (!pending.isEmpty()) {
                results.accept(finished(pending.remove()));
            }
            for (Sighting typed : keystrokes.sightings()) {
                results.accept(new ScanResult(Integer.parseInt(typed.exchange().substring(1)), typed.host(), null,
                        new Detection(List.of(typed), List.of()), true));
            }
        } finally {
            workers.shutdownNow();
        }
    }

    private static ScanResult finished(Pending pending) {
        try {
            return pending.result().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
