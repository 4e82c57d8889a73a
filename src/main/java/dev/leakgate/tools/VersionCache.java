package dev.leakgate.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;

/**
 * What tools answered when they were asked for their version, since asking Python's takes more than a second. An
 * answer holds as long as the executable has the same size and time; the recorder still checks what really starts.
 */
final class VersionCache {

    private final Path file;
    private final Properties answers = new Properties();
    private boolean changed;

    /** @param file where answers are kept between runs; one that cannot be read or written is as good as empty */
    VersionCache(Path file) {
        this.file = file;
        try (var in = Files.newBufferedReader(file)) {
            answers.load(in);
        } catch (IOException | IllegalArgumentException e) {
            answers.clear();
        }
    }

    /** The version as it was answered before, or else as {@code question} gives it now. */
    Optional<Version> of(Path executable, Supplier<Optional<Version>> question) {
        String key = key(executable);
        String known = key == null ? null : answers.getProperty(key);
        if (known != null) {
            return Version.in(known);
        }
        Optional<Version> answer = question.get();
        if (key != null && answer.isPresent()) {
            remember(key, answer.get().toString());
        }
        return answer;
    }

    void save() {
        if (!changed) {
            return;
        }
        try {
            Files.createDirectories(file.getParent());
            Path fresh = Files.createTempFile(file.getParent(), "versions", null);
            try (var out = Files.newBufferedWriter(fresh)) {
                answers.store(out, null);
            }
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            changed = false; // The next run asks again.
        }
    }

    private synchronized void remember(String key, String version) {
        answers.setProperty(key, version);
        changed = true;
    }

    private static String key(Path executable) {
        try {
            Path real = executable.toRealPath();
            return real + " " + Files.size(real) + " " + Files.getLastModifiedTime(real).toMillis();
        } catch (IOException e) {
            return null;
        }
    }
}
