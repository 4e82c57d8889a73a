package dev.leakgate.process;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A running child process on a {@link Leash}: it ends when it is closed, and when this JVM ends in whatever way.
 * Its output goes to a log file, or line by line to a consumer, never to our own output.
 */
public final class Child implements AutoCloseable {

    private final ChildSpec spec;
    private final Process leash;
    private final Thread reader;
    private volatile boolean closing;

    private Child(ChildSpec spec, Process leash) {
        this.spec = spec;
        this.leash = leash;
        this.reader = spec.lines() == null ? null : new Thread(this::readLines, spec.name() + " output");
    }

    /** Starts the child and returns at once. */
    public static Child start(ChildSpec spec) {
        ProcessBuilder builder = new ProcessBuilder(Leash.around(spec.command(), spec.grace()));
        builder.environment().clear();
        builder.environment().putAll(spec.environment());
        builder.directory(spec.directory() == null ? null : spec.directory().toFile());
        File log = spec.log() == null ? null : spec.log().toFile();
        ProcessBuilder.Redirect output =
                log == null ? ProcessBuilder.Redirect.DISCARD : ProcessBuilder.Redirect.appendTo(log);
        builder.redirectError(output);
        if (spec.lines() == null) {
            builder.redirectOutput(output);
        } else if (log == null) {
            builder.redirectErrorStream(true);
        }
        try {
            if (log != null && log.getParentFile() != null) {
                Files.createDirectories(log.getParentFile().toPath());
            }
            Child child = new Child(spec, builder.start());
            if (child.reader != null) {
                child.reader.setDaemon(true);
                child.reader.start();
            }
            return child;
        } catch (IOException e) {
            throw new UncheckedIOException(spec.name() + " cannot be started: " + e.getMessage(), e);
        }
    }

    /** Runs a command to its end. Standard output and errors come back together. */
    public static Ended run(ChildSpec spec, Duration limit) {
        StringBuffer output = new StringBuffer();
        try (Child child = start(spec.lines(line -> output.append(line).append('\n')))) {
            int code = child.await(limit);
            child.reader.join(1000);
            return new Ended(code, output.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading from " + spec.name(), e);
        }
    }

    /** How a command ended: its exit code, 128 + n when signal n ended it, and what it wrote. */
    public record Ended(int code, String output) {
    }

    public String name() {
        return spec.name();
    }

    public boolean alive() {
        return leash.isAlive();
    }

    /** Completes with the exit code, 128 + n when signal n ended it. */
    public CompletableFuture<Integer> onExit() {
        return leash.onExit().thenApply(Process::exitValue);
    }

    /** Waits until it has ended by itself, and gives its exit code. */
    public int await(Duration limit) {
        try {
            if (leash.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return leash.exitValue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + spec.name(), e);
        }
        throw new IllegalStateException("%s did not end within %d s: %s".formatted(spec.name(), limit.toSeconds(),
                String.join(" ", spec.command())));
    }

    /** True from the first call of {@link #close} on: an end after that is no fault. */
    public boolean closing() {
        return closing;
    }

    /** What to tell about a child that ended by itself: its exit code and the last lines of its log. */
    public String obituary() {
        String how = leash.isAlive() ? "is still running" : "ended with exit code " + leash.exitValue();
        if (spec.log() == null) {
            return spec.name() + " " + how;
        }
        String tail = LogTail.of(spec.log(), 15);
        return tail.isEmpty() ? "%s %s and left no word in %s".formatted(spec.name(), how, spec.log())
                : "%s %s; last lines of %s:%n%s".formatted(spec.name(), how, spec.log(), tail);
    }

    /** Ends the child with TERM, after its grace with KILL, and waits until it is gone. */
    @Override
    public void close() {
        closing = true;
        try {
            leash.getOutputStream().close();
        } catch (IOException e) {
            leash.destroy();
        }
        boolean interrupted = false;
        long deadline = System.nanoTime() + spec.grace().plusSeconds(5).toNanos();
        while (leash.isAlive() && System.nanoTime() < deadline) {
            try {
                leash.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        leash.descendants().forEach(ProcessHandle::destroyForcibly);
        leash.destroyForcibly();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void readLines() {
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(leash.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                spec.lines().accept(line);
            }
        } catch (IOException e) {
            // The stream was closed under us: the child is gone, there is nothing more to read.
        }
    }
}
