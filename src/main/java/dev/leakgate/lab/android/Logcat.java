package dev.leakgate.lab.android;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** The log ring: the last lines, and those who follow it. */
public final class Logcat {

    private static final int CAPACITY = 2000;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm:ss.SSS");

    private final Deque<String> lines = new ArrayDeque<>();
    private final List<BlockingQueue<String>> followers = new ArrayList<>();

    public synchronized void log(int pid, String tag, String message) {
        for (String part : message.split("\n", -1)) {
            String line = String.format("%s %5d %5d I %-8s: %s", TIME.format(LocalDateTime.now()), pid, pid, tag, part);
            if (lines.size() == CAPACITY) {
                lines.remove();
            }
            lines.add(line);
            followers.forEach(f -> f.add(line));
        }
    }

    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    public synchronized void clear() {
        lines.clear();
    }

    /** Lines so far and from now on, until {@link #leave}. */
    public synchronized BlockingQueue<String> follow() {
        BlockingQueue<String> follower = new LinkedBlockingQueue<>(lines);
        followers.add(follower);
        return follower;
    }

    public synchronized void leave(BlockingQueue<String> follower) {
        followers.removeIf(f -> f == follower);
    }
}
