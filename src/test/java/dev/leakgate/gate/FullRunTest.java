package dev.leakgate.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.evidence.RunFolder;
import dev.leakgate.judge.verdict.Coverage;
import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.run.Run;
import dev.leakgate.traffic.Capture;
import dev.leakgate.traffic.Journal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole published case: every scenario on every browser in both modes, and what is done on the phones themselves. */
class FullRunTest {

    @TempDir
    Path output;

    @Test
    @Tag("soak")
    void every_trial_of_the_full_matrix_has_its_verdict_and_every_claim_its_answer() {
        Instant from = Instant.now();

        RunVerdict verdict = driven(List.of("full"));

        Duration took = Duration.between(from, Instant.now());
        System.out.printf(Locale.ROOT, "%d trials in %d s: %.1f a minute%n", verdict.trials().size(), took.toSeconds(),
                verdict.trials().size() * 60.0 / took.toSeconds());
        assertThat(verdict.partial()).isFalse();
        assertThat(verdict.trials()).hasSizeGreaterThan(300);
        assertThat(verdict.claims()).allSatisfy(a -> assertThat(a.answer()).isEqualTo("simulated"));
        assertThat(verdict.claims().stream().filter(a -> !a.reason().startsWith("Not tested")).map(RunVerdict.Answer::claim).distinct())
                .containsExactlyInAnyOrderElementsOf(verdict.claims().stream().map(RunVerdict.Answer::claim).distinct().toList());
    }

    @Test
    void a_tenth_of_it_has_its_verdicts() {
        assertThat(driven(List.of("full", "redmi-note-8", "mint", "miui", "idle-after-start", "reader-mode", "speed-dial",
                "search-youtube", "type-without-enter", "open-result", "download", "switch-tabs", "open-news-item", "idle-on-home",
                "open-folder", "swipe-screens", "pull-status-bar", "open-settings-page", "play-track", "add-contact", "sign-in", "install-app")).trials()).hasSize(28);
    }

    /** A real Chromium; its own calls home are judged like anybody's. */
    @Test
    void the_browser_to_compare_with_loads_pages_through_the_same_chain() throws IOException {
        RunVerdict verdict = driven(List.of("full", "redmi-k20", "chrome", "visit-pasted", "search-duckduckgo-pasted"));

        assertThat(verdict.trials()).extracting(RunVerdict.Trial::browser).hasSize(4).containsOnly("chrome");
        for (String mode : List.of("normal", "incognito")) {
            String session = "redmi-k20/chrome/" + mode;
            Capture capture = Journal.read(RunFolder.open(output.resolve("leakgate/runs").resolve(verdict.run())).journal(session));
            assertThat(capture.exchanges()).as(session).anySatisfy(e -> {
                assertThat(e.host()).isEqualTo("pages.leakgate.test");
                assertThat(e.request().header("sec-ch-ua").orElse("")).contains("Chromium");
            });
            assertThat(verdict.sessions()).filteredOn(s -> s.id().equals(session)).allSatisfy(s ->
                    assertThat(s.coverage().hosts()).extracting(Coverage.Host::host).as("its own calls").anyMatch(h -> h.endsWith(".google.com") || h.endsWith("googleapis.com")));
        }
        assertThat(verdict.claims()).as("what Chrome does answers no claim").allSatisfy(c -> assertThat(c.reason()).startsWith("Not tested"));
    }

    private RunVerdict driven(List<String> only) {
        try (Run run = Run.start(Runs.settings(Path.of("devices.yaml"), output, only), new Quiet())) {
            RunVerdict verdict = run.finish();
            assertThat(run.unknownToTheLab()).isEmpty();
            assertThat(verdict.sessions()).allMatch(RunVerdict.Session::controlSeen);
            assertThat(verdict.trials()).allSatisfy(trial -> {
                assertThat(trial.verdict()).as("%s: %s", trial.id(), trial.reason()).isEqualTo(FullMatrix.expected(trial));
                if (trial.published() != null) {
                    assertThat(trial.published()).as(trial.id()).isEqualTo(trial.verdict().name());
                }
            });
            return verdict;
        }
    }
}
