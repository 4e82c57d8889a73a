package dev.leakgate.lab.android.command;

import dev.leakgate.lab.android.Logcat;
import dev.leakgate.lab.android.shell.Command;
import dev.leakgate.lab.android.shell.Invocation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;

/** {@code logcat}: the log so far, then each line as it comes until the caller leaves. */
final class LogcatCommand implements Command {

    /** Put into the queue of a caller who left; no log line is empty. */
    private static final String LEFT = "";

    private final Logcat logcat;

    LogcatCommand(Logcat logcat) {
        this.logcat = logcat;
    }

    @Override
    public int run(Invocation call) throws IOException {
        if (call.has("-c")) {
            logcat.clear();
            return OK;
        }
        call.println("--------- beginning of main");
        if (call.has("-d")) {
            return call.answer(logcat.lines());
        }
        BlockingQueue<String> lines = logcat.follow();
        try {
            call.console().life().onEnd(() -> lines.add(LEFT));
            for (List<String> batch = next(lines); !batch.contains(LEFT); batch = next(lines)) {
                call.answer(batch);
            }
            return OK;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 130;
        } finally {
            logcat.leave(lines);
        }
    }

    private static List<String> next(BlockingQueue<String> lines) throws InterruptedException {
        List<String> batch = new ArrayList<>();
        batch.add(lines.take());
        lines.drainTo(batch);
        return batch;
    }
}
