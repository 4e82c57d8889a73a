package dev.leakgate.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.Verdict;
import dev.leakgate.run.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In each session of a run another part of the chain is killed; {@link KilledPartsTest} does so at any moment. */
class KilledOnceTest {

    private static final Map<String, Part> VICTIMS = Map.of("compliant-1/mi-browser/normal", Part.MITMDUMP,
            "compliant-1/mi-browser/incognito", Part.APPIUM, "compliant-1/mint/normal", Part.LAB, "compliant-1/mint/incognito", Part.ADB);

    @Test
    void a_session_is_driven_again_when_its_recorder_its_appium_its_adb_or_its_phone_dies(@TempDir Path output) throws IOException {
        try (Run run = Run.start(Runs.settings(Path.of("src/test/resources/farms/compliant.yaml"), output,
                List.of("compliant-1", "search-typed")), new Quiet())) {
            run.plan().phones().get(0).sessions().forEach(session -> {
                Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> Files.exists(run.folder().journal(session.id())));
                kill(VICTIMS.get(session.id()));
            });

            RunVerdict verdict = run.finish();

            assertThat(verdict.sessions()).extracting(RunVerdict.Session::verdict)
                    .containsOnly(Verdict.PASS);
            assertThat(verdict.sessions()).extracting(RunVerdict.Session::attempts).containsOnly(2);
            assertThat(verdict.phones()).singleElement().satisfies(p -> {
                assertThat(p.lateUploads().verdict()).isEqualTo(Verdict.INCONCLUSIVE);
                assertThat(p.lateUploads().reason()).as("what the phone's apps still had to send").contains("was lost when the phone was set up anew");
                assertThat(p.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
            });
            assertThat(run.folder().path().resolve("lab/sent.jsonl")).as("what the first lab's phone sent").isNotEmptyFile();
            assertThat(run.folder().path().resolve("lab-2/sent.jsonl")).as("what the second lab's did").isNotEmptyFile();
            assertThat(run.unknownToTheLab()).isEmpty();
            assertThat(output.resolve("state/phones")).as("what the next run would have to restore").isEmptyDirectory();
            assertThat(verdict.gate()).isEqualTo("CLOSED");
        }
    }

    private static void kill(Part victim) {
        assertThat(ProcessHandle.current().descendants().filter(p -> Part.of(p).filter(victim::equals).isPresent()))
                .isNotEmpty().allMatch(ProcessHandle::destroyForcibly);
    }
}
