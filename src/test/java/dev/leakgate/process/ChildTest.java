package dev.leakgate.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChildTest {

    @TempDir
    Path dir;

    @Test
    void passes_the_exit_code_on() throws Exception {
        try (Child child = Child.start(shell("exit 7"))) {
            assertThat(child.onExit().get(5, TimeUnit.SECONDS)).isEqualTo(7);
            assertThat(child.alive()).isFalse();
        }
    }

    @Test
    void says_how_a_child_died_and_what_it_said_last() throws Exception {
        try (Child child = Child.start(shell("echo first; echo address already in use >&2; exit 3"))) {
            child.onExit().get(5, TimeUnit.SECONDS);
            assertThat(child.obituary()).startsWith("thing ended with exit code 3").contains("thing.log:")
                    .endsWith("first\naddress already in use");
        }
    }

    @Test
    void closing_ends_the_child_and_the_children_it_started() {
        Child child = Child.start(shell("sleep 600 & echo $! $$; wait"));
        List<Long> pids = pidsIn(dir.resolve("thing.log"), 2);
        child.close();
        assertThat(child.alive()).isFalse();
        await().until(() -> pids.stream().noneMatch(ChildTest::running));
    }

    @Test
    void a_child_that_ignores_TERM_is_killed_after_its_grace() {
        Child child = Child.start(shell("trap '' TERM; echo $$; while :; do sleep 600; done")
                .grace(Duration.ofMillis(300)));
        long pid = pidsIn(dir.resolve("thing.log"), 1).get(0);
        child.close();
        assertThat(child.alive()).isFalse();
        await().until(() -> !running(pid));
    }

    @Test
    void a_child_may_tidy_up_within_its_grace() {
        Child child = Child.start(shell("trap 'sleep 0.3; echo tidy; exit 0' TERM; echo $$; while :; do sleep 0.05; done"));
        pidsIn(dir.resolve("thing.log"), 1);
        child.close();
        assertThat(dir.resolve("thing.log")).content().endsWith("tidy\n");
    }

    @Test
    void what_a_child_left_behind_is_ended_with_it() throws Exception {
        try (Child child = Child.start(shell("sleep 600 & echo $!"))) {
            child.onExit().get(5, TimeUnit.SECONDS);
            long left = pidsIn(dir.resolve("thing.log"), 1).get(0);
            await().until(() -> !running(left));
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"kill -s KILL %d", "kill -s KILL -- -%d", "kill -s TERM %d"})
    void children_are_gone_when_their_JVM_or_its_process_group_is_killed(String kill) throws Exception {
        Path pids = dir.resolve("pids");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        try (Child jvm = Child.start(ChildSpec.of("jvm", List.of(java, "-Xmx64m", "-cp",
                System.getProperty("java.class.path"), Parent.class.getName(), pids.toString()))
                .log(dir.resolve("jvm.log")))) {
            List<Long> started = pidsIn(pids, 3);
            Child.run(ChildSpec.of("kill", List.of("/bin/sh", "-c", kill.formatted(started.get(0)))),
                    Duration.ofSeconds(5));
            assertThat(jvm.onExit().get(5, TimeUnit.SECONDS)).isIn(137, 143);
            await().until(() -> started.stream().noneMatch(ChildTest::running));
        }
    }

    /** A JVM of its own that starts a child with a child and waits to be killed. */
    static final class Parent {
        public static void main(String[] args) throws Exception {
            Files.writeString(Path.of(args[0]), ProcessHandle.current().pid() + " ");
            Child.start(ChildSpec.of("victim", List.of("/bin/sh", "-c", "sleep 600 & echo $! $$; wait"))
                    .log(Path.of(args[0])));
            Thread.currentThread().join();
        }
    }

    @Test
    void gives_lines_to_a_consumer_and_errors_to_the_log() throws Exception {
        StringBuffer lines = new StringBuffer();
        try (Child child = Child.start(shell("echo one; echo two; echo oops >&2")
                .lines(line -> lines.append(line).append(';')))) {
            child.onExit().get(5, TimeUnit.SECONDS);
            await().untilAsserted(() -> assertThat(lines).hasToString("one;two;"));
            assertThat(dir.resolve("thing.log")).hasContent("oops");
        }
    }

    @Test
    void runs_a_command_with_only_the_environment_it_is_given() {
        Child.Ended ended = Child.run(ChildSpec.of("env", List.of("/usr/bin/env"))
                .onlyEnvironment(Map.of("COLOUR", "green")), Duration.ofSeconds(5));
        assertThat(ended.code()).isZero();
        assertThat(ended.output().lines().filter(line -> !line.matches("(PWD|OLDPWD|SHLVL|_)=.*")))
                .containsExactly("COLOUR=green");
    }

    @Test
    void a_command_that_takes_too_long_is_ended_and_named() {
        assertThatThrownBy(() -> Child.run(ChildSpec.of("nap", List.of("sleep", "600")), Duration.ofMillis(200)))
                .hasMessageContaining("nap did not end within").hasMessageContaining("sleep 600");
    }

    @Test
    void a_command_that_does_not_exist_is_named() {
        Child.Ended ended = Child.run(ChildSpec.of("nope", List.of("/no/such/tool")), Duration.ofSeconds(5));
        assertThat(ended.code()).isEqualTo(127);
        assertThat(ended.output()).contains("/no/such/tool");
    }

    private ChildSpec shell(String script) {
        return ChildSpec.of("thing", List.of("/bin/sh", "-c", script)).log(dir.resolve("thing.log"));
    }

    private static List<Long> pidsIn(Path file, int count) {
        return await().until(() -> numbers(file), numbers -> numbers.size() == count);
    }

    private static List<Long> numbers(Path file) throws IOException {
        if (!Files.exists(file) || !Files.readString(file).endsWith("\n")) {
            return List.of();
        }
        return List.of(Files.readString(file).strip().split("\\s+")).stream().map(Long::valueOf).toList();
    }

    private static boolean running(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
}
