package dev.leakgate.lab.app;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The life of an app's process: its lock, its threads and its network. It ends at once, as with force-stop. */
final class Life {

    private final Object lock;
    private final Network network;
    private final ExecutorService background;
    private final ScheduledThreadPoolExecutor clock;
    private boolean ended;

    /** @param lock held during every call of the phone and every turn */
    Life(String packageName, Object lock, Network network) {
        this.lock = lock;
        this.network = network;
        ThreadFactory threads = task -> {
            Thread thread = new Thread(task, packageName);
            thread.setDaemon(true);
            return thread;
        };
        background = Executors.newCachedThreadPool(threads);
        clock = new ScheduledThreadPoolExecutor(1, threads);
        clock.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    Network network() {
        return network;
    }

    /** Does a thing under the app's lock, unless the process has ended. */
    void turn(Runnable thing) {
        turn(() -> {
            thing.run();
            return null;
        }, null);
    }

    <T> T turn(Supplier<T> thing, T whenEnded) {
        synchronized (lock) {
            return ended ? whenEnded : thing.get();
        }
    }

    /** On a thread of its own, without the lock. */
    void inBackground(Runnable thing) {
        try {
            background.execute(thing);
        } catch (RejectedExecutionException e) {
            // the process has ended meanwhile
        }
    }

    /** On the one clock thread, without the lock, so that these never overlap. */
    void later(long milliseconds, Runnable thing) {
        try {
            clock.schedule(thing, milliseconds, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // the process has ended meanwhile
        }
    }

    void end() {
        synchronized (lock) {
            ended = true;
        }
        clock.shutdown();
        background.shutdown();
        network.close();
    }
}
