package dev.leakgate.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leakgate.browser.BrowserFile;
import dev.leakgate.evidence.Plan;
import dev.leakgate.farm.DevicesFile;
import dev.leakgate.scenario.Scenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlannerTest {

    private static final Path SCENARIOS = Path.of("scenarios");

    @TempDir
    Path folder;

    @Test
    void the_shipped_matrix_is_four_phones_two_browsers_two_modes_and_every_smoke_scenario() {
        Plan plan = plan(List.of());

        assertThat(plan.trials()).hasSize(64);
        assertThat(plan.partial()).isFalse();
        assertThat(plan.phones().get(0).sessions()).extracting(Plan.PlannedSession::id).containsExactly(
                "redmi-note-8/mi-browser/normal", "redmi-note-8/mi-browser/incognito",
                "redmi-note-8/mint/normal", "redmi-note-8/mint/incognito");
    }

    @Test
    void what_is_carried_over_and_each_state_of_the_phone_have_sessions_of_their_own() {
        List<Plan.PlannedSession> sessions = plan(List.of("full", "mi-10", "mint")).phones().get(0).sessions();

        assertThat(sessions).extracting(s -> s.id().replace("mi-10/mint/", "")).containsExactly("normal", "incognito", "carry-over",
                "normal-consent-refused", "normal-programme-on", "incognito-programme-on", "normal-programme-off", "incognito-programme-off",
                "normal-no-authority", "incognito-no-authority", "normal-incognito-left");
        assertThat(scenarios(sessions.get(0))).contains("search-typed", "forget-me").doesNotContain("carry-over", "refuse-consent");
        assertThat(scenarios(sessions.get(1))).contains("search-typed").doesNotContain("forget-me", "carry-over");
        assertThat(scenarios(sessions.get(2))).containsExactly("carry-over");
        assertThat(sessions.get(2).mode()).isEqualTo("incognito");
        assertThat(scenarios(sessions.get(3))).containsExactly("refuse-consent");
        assertThat(sessions.get(3).state()).isEqualTo("consent-refused");
    }

    private static List<String> scenarios(Plan.PlannedSession session) {
        return session.trials().stream().map(Plan.PlannedTrial::scenario).toList();
    }

    @Test
    void words_of_one_kind_widen_the_choice_and_kinds_narrow_it() {
        assertThat(plan(List.of("mi-10", "redmi-k20", "mint", "incognito", "search-typed")).trials())
                .extracting(Plan.PlannedTrial::id)
                .containsExactly("mi-10/mint/incognito/search-typed", "redmi-k20/mint/incognito/search-typed");
    }

    @Test
    void a_scenario_that_is_named_needs_no_tag() {
        assertThat(plan(List.of("mi-10", "mint", "carry-over")).trials()).extracting(Plan.PlannedTrial::id)
                .containsExactly("mi-10/mint/carry-over/carry-over");
    }

    @Test
    void a_part_of_the_matrix_knows_how_much_is_missing() {
        Plan plan = plan(List.of("mi-10"));

        assertThat(plan.partial()).isTrue();
        assertThat(plan.trials()).hasSize(16);
        assertThat(plan.total()).isEqualTo(64);
    }

    @Test
    void a_word_that_names_nothing_is_an_error_that_lists_all_words() {
        assertThatThrownBy(() -> plan(List.of("mi-11")))
                .hasMessageContaining("'mi-11' names nothing here")
                .hasMessageContaining("mint").hasMessageContaining("incognito").hasMessageContaining("search-typed");
    }

    @Test
    void an_empty_selection_is_an_error_and_no_green_run() {
        assertThatThrownBy(() -> plan(List.of("influence", "visit-address"))).hasMessageContaining("the selection is empty");
    }

    @Test
    void a_browser_without_a_file_is_named_with_its_line() throws IOException {
        Path devices = Files.writeString(folder.resolve("devices.yaml"), "phones:\n  - {model: Mi 10, udid: a, browsers: [opera]}\n");

        assertThatThrownBy(() -> planner(devices, List.of()))
                .hasMessageContaining("devices.yaml:2: the browser 'opera' has no file in scenarios/browsers, known are chrome, mi-browser-pro, mi-browser, mint, miui");
    }

    @Test
    void an_engine_that_a_browser_does_not_offer_is_named_with_the_scenario_and_the_engines() throws IOException {
        Files.createDirectories(folder.resolve("trials"));
        Files.writeString(folder.resolve("claims.yaml"),
                "claims: [{id: c, sentence: s, by: b, source: x, says: sent, not-testable: why}]");
        Files.writeString(folder.resolve("trials/search.yaml"),
                Files.readString(SCENARIOS.resolve("trials/search-typed.yaml")).replace("duckduckgo", "bing"));
        Scenarios scenarios = Scenarios.read(folder);

        assertThatThrownBy(() -> new Planner(DevicesFile.read(Path.of("devices.yaml")), BrowserFile.readAll(SCENARIOS), scenarios, List.of()))
                .hasMessageContaining("the engine 'bing' is not known to mi-browser, known are duckduckgo, google");
    }

    @Test
    void a_phone_whose_browsers_are_not_named_is_planned_for_all_and_tested_on_those_that_are_on_it() throws IOException {
        Path devices = Files.writeString(folder.resolve("devices.yaml"), "phones:\n  - {model: Mi 10, udid: a}\n");
        Planner planner = planner(devices, List.of());
        Map<String, BrowserFile> known = BrowserFile.readAll(SCENARIOS);
        Plan plan = planner.plan("r1", Instant.EPOCH, 1, Map.of(), new TreeMap<>());
        assertThat(plan.phones().get(0).sessions()).extracting(Plan.PlannedSession::browser).contains("mi-browser", "mint");

        Plan.PlannedPhone told = planner.told(plan.phones().get(0), DevicesFile.read(devices).phones().get(0), List.of(known.get("mint")),
                new Answers("a", "build", false, 0, List.of(new Plan.InstalledApp("com.mi.globalbrowser.mini", "3.4.0", new TreeMap<>()))));

        Plan whole = plan.told("", List.of(told));
        assertThat(whole.phones().get(0).sessions()).extracting(Plan.PlannedSession::title).containsOnly("Mint 3.4.0");
        assertThat(whole.trials()).hasSize(8);
        assertThat(whole.partial()).as("what is not on the phone belongs to no matrix").isFalse();
    }

    private static Plan plan(List<String> only) {
        return planner(Path.of("devices.yaml"), only).plan("r1", Instant.EPOCH, 1, Map.of(), new TreeMap<>());
    }

    private static Planner planner(Path devices, List<String> only) {
        return new Planner(DevicesFile.read(devices), BrowserFile.readAll(SCENARIOS), Scenarios.read(SCENARIOS), only);
    }
}
