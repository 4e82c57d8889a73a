package dev.leakgate.farm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.process.Child;
import dev.leakgate.process.ChildSpec;
import dev.leakgate.tools.Tools;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real adb's server, in the care of a run. */
class AdbServerTest {

    @TempDir
    Path logs;

    @Test
    void one_that_lives_and_does_not_answer_is_started_again() {
        try (AdbServer server = AdbServer.own(Tools.find(), logs)) {
            assertThat(server.revive()).as("while it answers").isFalse();

            signal("STOP", process(server));

            assertThat(server.revive()).isTrue();
            assertThat(server.states()).isEmpty();
            assertThat(server.revive()).as("once it answers again").isFalse();
        }
    }

    private static ProcessHandle process(AdbServer server) {
        return ProcessHandle.current().descendants().filter(p -> p.info().command().orElse("").endsWith("/adb")
                && p.info().commandLine().orElse("").contains("tcp:localhost:" + server.port())).findFirst().orElseThrow();
    }

    private static void signal(String name, ProcessHandle process) {
        assertThat(Child.run(ChildSpec.of("kill", List.of("kill", "-" + name, String.valueOf(process.pid()))), Duration.ofSeconds(10)).code()).isZero();
    }
}
