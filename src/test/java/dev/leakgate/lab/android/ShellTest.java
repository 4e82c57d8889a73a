package dev.leakgate.lab.android;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.leakgate.lab.TestPhone;
import dev.leakgate.lab.TestPhone.Result;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ShellTest {

    @TempDir
    Path folder;

    private TestPhone phone;

    @BeforeEach
    void start() {
        phone = new TestPhone(folder, "shell");
    }

    @AfterEach
    void stop() {
        phone.close();
    }

    static Stream<Arguments> commandLines() {
        return Stream.of(
                arguments("echo a  b", "a b"),
                arguments("echo 'a  b' \"c  d\" e\\ f", "a  b c  d e f"),
                arguments("echo ''", ""),
                arguments("echo \"say \\\"hi\\\" \\$HOME $HOME\"", "say \"hi\" $HOME /"),
                arguments("false || echo no; true && echo yes", "no/yes"),
                arguments("false && echo skipped || echo reached", "reached"),
                arguments("A=1; export B=2; echo $A${B}$C.", "12."),
                arguments("echo one; echo two;", "one/two"),
                arguments("(echo a; echo b) | wc -l", "2"),
                arguments("echo $(echo inner) `echo old`", "inner old"),
                arguments("getprop | grep -E 'ro.product.(model|device)' | head -n 1", "[ro.product.device]: [ginkgo]"),
                arguments("nosuch 2>/dev/null; echo $?", "127"),
                arguments("ls /nope 2>&1", "ls: /nope: No such file or directory"),
                arguments("[ -e '/data/local/tmp' ] && echo __PASS__", "__PASS__"),
                arguments("export X=\"''\"; exec echo $X", "''"),
                arguments("set -e; false; echo unreached", ""),
                arguments("printf '%s-%s\\n' a b", "a-b"),
                arguments("echo aGVsbG8= | base64 -d", "hello"),
                arguments("echo -n hello | md5sum", "5d41402abc4b2a76b9719d911017c592  -"),
                arguments("echo text > /sdcard/f; echo more >> /sdcard/f; cat /storage/emulated/0/f", "text/more"),
                arguments("cat < /proc/net/unix | wc -l", "1"),
                arguments("touch /sdcard/on; while [ -e /sdcard/on ]; do echo turn; rm /sdcard/on; done; echo end", "turn/end"),
                arguments("printf 'a\\nb\\nc\\n' > /sdcard/x; echo b > /sdcard/y; grep -v -x -F -f /sdcard/y /sdcard/x", "a/c"),
                arguments("printf 'a\\nb\\nc\\n' | grep -A 1 a", "a/b"),
                arguments("echo ' 3: AB CD' | sed -n -E \"s/^ *[0-9]+: ([A-F]+) ([A-F]+)/\\2 \\1/p\"", "CD AB"),
                arguments("echo 'echo inside' > /sdcard/s.sh; nohup sh /sdcard/s.sh", "inside"));
    }

    /** Lines of the output are joined by slashes. */
    @ParameterizedTest
    @MethodSource("commandLines")
    void understands(String commandLine, String output) {
        assertThat(phone.shell(commandLine).out().strip().replace("\n", "/")).isEqualTo(output);
    }

    @Test
    void goes_on_without_a_job_in_the_background() {
        phone.shell("(sleep 0.1; echo late > /sdcard/late) > /dev/null 2>&1 &");
        assertThat(phone.shell("cat /sdcard/late").code()).isEqualTo(1);
        await().untilAsserted(() -> assertThat(phone.shell("cat /sdcard/late").out()).isEqualTo("late\n"));
    }

    @Test
    void expands_wildcards_over_files() {
        assertThat(phone.shell("cd=1; echo a > /sdcard/x.pem; echo b > /sdcard/y.pem; cat /sdcard/*.pem; echo '/sdcard/*' /none/*").out())
                .isEqualTo("a\nb\n/sdcard/* /none/*\n");
    }

    @Test
    void gives_the_exit_code_of_the_last_command() {
        assertThat(phone.shell("true; false").code()).isEqualTo(1);
        assertThat(phone.shell("exit 7; true").code()).isEqualTo(7);
    }

    @Test
    void answers_an_unknown_command_as_android_does_and_records_it() {
        assertThat(phone.shell("nosuch a b")).isEqualTo(new Result(127, "", "/system/bin/sh: nosuch: inaccessible or not found\n"));
        assertThat(phone.unknown()).containsExactly("{\"phone\":\"shell\",\"kind\":\"shell\",\"what\":\"nosuch a b\"}");
    }

    @Test
    void records_arguments_it_does_not_know() {
        phone.shell("dumpsys nosuch; am frobnicate; settings get nowhere x");

        assertThat(phone.unknown()).hasSize(3);
    }

    @Test
    void records_grammar_it_does_not_understand() {
        assertThat(phone.shell("echo 'unclosed").code()).isNotZero();
        assertThat(phone.unknown()).hasSize(1);
    }

    @Test
    void is_not_root_without_su() {
        assertThat(phone.shell("id; su -c id; su 0 id -u; su -c 'whoami; whoami'").out().lines())
                .satisfiesExactly(l -> assertThat(l).startsWith("uid=2000(shell)"), l -> assertThat(l).startsWith("uid=0(root)"),
                        l -> assertThat(l).isEqualTo("0"), l -> assertThat(l).isEqualTo("root"), l -> assertThat(l).isEqualTo("root"));
    }
}
