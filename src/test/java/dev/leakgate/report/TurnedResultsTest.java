package dev.leakgate.report;

import static dev.leakgate.judge.SampleRun.INCOGNITO;
import static dev.leakgate.judge.SampleRun.SEARCH;
import static dev.leakgate.judge.SampleRun.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.leakgate.judge.Judge;
import dev.leakgate.judge.SampleRun;
import dev.leakgate.judge.verdict.RunVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A clean run's results in Allure's format, and a verdict that has turned since. */
class TurnedResultsTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path temp;

    private AllureFolder results;
    private RunVerdict turned;

    @BeforeEach
    void run_clean_and_turn() throws IOException {
        results = new AllureFolder(temp.resolve("allure-results"));
        SampleGate.run(new SampleRun().keep(temp.resolve("clean")), results, false);
        SampleRun late = new SampleRun();
        late.drain().telemetry(at(72), "search", "search_word", SampleRun.query(INCOGNITO));
        turned = Judge.judge(late.keep(temp.resolve("late")));
    }

    private List<JsonNode> read() throws IOException {
        try (Stream<Path> files = Files.list(results.path())) {
            return files.filter(f -> f.toString().endsWith("-result.json")).sorted().map(TurnedResultsTest::read).toList();
        }
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void the_trial_whose_query_was_sent_later_fails_and_says_so_and_no_other() throws IOException {
        new TurnedResults(results.path()).write(turned);

        assertThat(read()).hasSize(10).filteredOn(r -> !r.at("/status").asText().equals("passed")).singleElement().satisfies(result -> {
            assertThat(result.at("/fullName").asText()).isEqualTo("Mi 10|mint|incognito|search-typed");
            assertThat(result.at("/status").asText()).isEqualTo("failed");
            assertThat(result.at("/statusDetails/message").asText()).contains("sent your words").endsWith("(seen after this test was over)");
            assertThat(result.at("/description").asText()).startsWith("**Seen after this test was over:** Searching DuckDuckGo");
        });
    }

    @Test
    void another_phone_of_the_same_model_stays_as_it_is() throws IOException {
        try (Stream<Path> files = Files.list(results.path())) {
            for (Path file : files.filter(f -> f.toString().endsWith("-result.json")).toList()) {
                Files.writeString(file, Files.readString(file).replace("\"value\":\"mi-10\"", "\"value\":\"mi-10-second\""));
            }
        }

        new TurnedResults(results.path()).write(turned);

        assertThat(read()).allSatisfy(r -> assertThat(r.at("/status").asText()).isEqualTo("passed"));
    }

    @Test
    void a_result_that_failed_already_keeps_what_it_says() throws IOException {
        Path file = Files.list(results.path()).filter(f -> f.toString().endsWith("-result.json"))
                .filter(f -> read(f).at("/fullName").asText().endsWith("incognito|search-typed")).findFirst().orElseThrow();
        ObjectNode failed = (ObjectNode) read(file);
        failed.put("status", "failed").put("description", "as it was");
        Files.write(file, JSON.writeValueAsBytes(failed));

        new TurnedResults(results.path()).write(turned);

        assertThat(read(file).at("/description").asText()).isEqualTo("as it was");
    }

    @Test
    void where_no_test_wrote_a_result_there_is_nothing_to_turn() {
        assertThatCode(() -> new TurnedResults(temp.resolve("nowhere")).write(turned)).doesNotThrowAnyException();
    }
}
