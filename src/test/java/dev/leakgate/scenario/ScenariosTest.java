package dev.leakgate.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenariosTest {

    @TempDir
    Path folder;

    @BeforeEach
    void claims() throws IOException {
        Files.createDirectories(folder.resolve("trials"));
        Files.writeString(folder.resolve("claims.yaml"), """
                claims:
                  - id: queries-are-sent
                    sentence: Queries are sent.
                    by: somebody
                    source: somewhere
                    says: sent
                    tested-by: {scenarios: [search]}
                """);
    }

    @Test
    void the_shipped_scenarios_are_sound_and_the_first_start_comes_first() {
        Scenarios shipped = Scenarios.read(Path.of("scenarios"));

        assertThat(shipped.trials()).extracting(Scenario::slug).startsWith("idle-after-start")
                .contains("search-typed", "search-pasted", "visit-address");
        assertThat(shipped.trials()).filteredOn(s -> s.tags().contains("smoke"))
                .allSatisfy(s -> assertThat(s.modes()).containsExactly(Mode.NORMAL, Mode.INCOGNITO));
    }

    @Test
    void reads_the_steps_in_order() throws IOException {
        trial("search.yaml", """
                title: Search
                modes: [incognito]
                tags: [smoke]
                steps:
                  - search: {engine: google, query: "{canary}", by: pasting}
                  - idle: {seconds: 0.5}
                """);

        Scenario read = Scenarios.read(folder).trials().get(0);

        assertThat(read.steps()).containsExactly(new Step.Search("google", "{canary}", Entry.PASTING),
                new Step.Idle(java.time.Duration.ofMillis(500)));
    }

    @Test
    void a_border_that_ends_incognito_mode_is_an_error_there() throws IOException {
        trial("search.yaml", "title: Search\nmodes: [incognito]\ntags: [full]\nsteps:\n  - border: clear-data\n");

        assertThatThrownBy(() -> Scenarios.read(folder))
                .hasMessageContaining("search.yaml:5: 'clear-data' ends incognito mode; take 'incognito' out of 'modes'");
    }

    @Test
    void a_scenario_knows_the_claims_that_it_tests() throws IOException {
        trial("search.yaml", "title: Search\nmodes: [normal]\ntags: [smoke]\nsteps: [{idle: {seconds: 1}}]\n");

        assertThat(Scenarios.read(folder).trials().get(0).claims()).containsExactly("queries-are-sent");
    }

    @Test
    void a_claim_tested_by_a_scenario_that_is_not_there_is_an_error() throws IOException {
        trial("other.yaml", "title: Other\nmodes: [normal]\ntags: [smoke]\nsteps: [{idle: {seconds: 1}}]\n");

        assertThatThrownBy(() -> Scenarios.read(folder))
                .hasMessageContaining("claims.yaml:7: the scenario 'search' has no file in trials, known are other");
    }

    @Test
    void a_folder_without_scenarios_is_an_error() {
        assertThatThrownBy(() -> Scenarios.read(folder)).hasMessageContaining("holds no .yaml file");
    }

    private void trial(String name, String text) throws IOException {
        Files.writeString(folder.resolve("trials").resolve(name), text);
    }
}
