package dev.leakgate.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.judge.SampleRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample run began on 2026-03-01. */
class PurgeTest {

    private static final long DAYS = Duration.between(SampleRun.START, Instant.now()).toDays();

    @TempDir
    private Path temp;

    private Path run() throws IOException {
        return new SampleRun().keep(temp).path();
    }

    private Shown purge(Object... arguments) {
        Object[] all = new Object[arguments.length + 2];
        all[0] = "--runs";
        all[1] = temp.resolve("runs");
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return Shown.of("purge", all);
    }

    @Test
    void removes_a_run_that_is_older_and_says_so() throws IOException {
        Path run = run();

        Shown shown = purge("--older-than", (DAYS - 1) + "d");

        assertThat(shown.code()).isZero();
        assertThat(shown.out()).contains("removed    " + run + ": " + DAYS + " days old").contains("removed 1 runs");
        assertThat(run).doesNotExist();
    }

    @Test
    void keeps_a_run_that_is_younger() throws IOException {
        Path run = run();

        assertThat(purge("--older-than", (DAYS + 2) + "d").out()).contains("kept       " + run).contains("removed 0 runs");
        assertThat(run.resolve("run.json")).exists();
    }

    @Test
    void only_says_what_it_would_remove_in_a_dry_run() throws IOException {
        Path run = run();

        assertThat(purge("--older-than", "1d", "--dry-run").out()).contains("would go   " + run);
        assertThat(run.resolve("run.json")).exists();
    }

    @Test
    void leaves_what_is_no_run_and_what_a_link_points_to() throws IOException {
        Path run = run();
        Path outside = Files.createDirectories(temp.resolve("outside"));
        Files.writeString(outside.resolve("precious.txt"), "mine");
        Files.writeString(temp.resolve("runs/notes.txt"), "mine");
        Files.createSymbolicLink(temp.resolve("runs/link"), outside);
        Files.createSymbolicLink(run.resolve("logs/link"), outside);

        Shown shown = purge("--older-than", "1d");

        assertThat(run).doesNotExist();
        assertThat(outside.resolve("precious.txt")).exists();
        assertThat(temp.resolve("runs/notes.txt")).exists();
        assertThat(shown.out()).contains("notes.txt: is no run").contains("link: is no run");
    }

    @Test
    void asks_for_an_age_it_understands() {
        Shown shown = purge("--older-than", "soon");

        assertThat(shown.code()).isEqualTo(2);
        assertThat(shown.err()).contains("write days or hours as in 30d or 12h");
    }

    @Test
    void names_a_folder_that_does_not_exist() {
        Shown shown = Shown.of("purge", "--older-than", "1d", "--runs", temp.resolve("nowhere"));

        assertThat(shown.code()).isEqualTo(2);
        assertThat(shown.err()).contains("nowhere: no such folder");
    }
}
