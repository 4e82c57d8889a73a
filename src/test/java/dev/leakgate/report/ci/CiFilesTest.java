package dev.leakgate.report.ci;

import static dev.leakgate.judge.SampleRun.INCOGNITO;
import static dev.leakgate.judge.SampleRun.NORMAL;
import static dev.leakgate.judge.SampleRun.at;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import dev.leakgate.evidence.RunFolder;
import dev.leakgate.judge.Judge;
import dev.leakgate.judge.SampleRun;
import dev.leakgate.judge.verdict.RunVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Of a run in which a search leaks in incognito mode, with an identifier, and nothing is known of normal mode. */
class CiFilesTest {

    @TempDir
    private Path temp;
    private RunVerdict verdict;

    @BeforeEach
    void write() throws IOException {
        SampleRun run = new SampleRun();
        run.traffic(INCOGNITO).telemetry(at(24), "search", "search_word", SampleRun.query(INCOGNITO), "id", SampleRun.ANDROID_ID);
        run.withoutRecord(NORMAL);
        RunFolder folder = run.keep(temp);
        verdict = Judge.judge(folder);
        Files.writeString(temp.resolve("step.md"), "before\n");
        new CiFiles(folder.plan(), verdict).write(temp.resolve("out"), Optional.of(temp.resolve("step.md")));
    }

    private String text(String name) throws IOException {
        return Files.readString(temp.resolve("out").resolve(name));
    }

    @Test
    void sarif_has_a_rule_for_each_kind_of_finding_and_a_result_at_the_line_of_the_scenario() throws IOException {
        JsonNode run = new ObjectMapper().readTree(text("leakgate.sarif")).at("/runs/0");

        assertThat(run.at("/tool/driver/rules").findValuesAsText("id")).contains("query-to-third-party", "identifier-sent").doesNotHaveDuplicates();
        JsonNode leak = result(run, INCOGNITO + "/search-typed");
        assertThat(leak.at("/level").asText()).isEqualTo("error");
        assertThat(run.at("/tool/driver/rules/" + leak.at("/ruleIndex").asInt() + "/id").asText()).isEqualTo(leak.at("/ruleId").asText());
        assertThat(leak.at("/locations/0/physicalLocation/artifactLocation/uri").asText()).isEqualTo("scenarios/trials/search-typed.yaml");
        assertThat(leak.at("/locations/0/physicalLocation/region/startLine").asInt()).isEqualTo(1);
        assertThat(leak.at("/partialFingerprints/leakgate~1v1").asText()).matches("[0-9a-f]{16}");
        assertThat(result(run, NORMAL).at("/level").asText()).isEqualTo("warning");
    }

    @Test
    void sarif_keeps_to_the_schema_of_its_standard() throws IOException {
        JsonMapper json = new JsonMapper();
        JsonNode schema = json.readTree(Path.of("ci/node/node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json").toFile());
        Validator validator = new ValidatorFactory().withJsonNodeFactory(new JacksonNode.Factory()).createValidator();

        Validator.Result result = validator.validate(validator.registerSchema(schema), (Object) json.readTree(text("leakgate.sarif")));

        assertThat(result.getErrors()).isEmpty();
    }

    private static JsonNode result(JsonNode run, String id) {
        for (JsonNode result : run.at("/results")) {
            if (result.at("/locations/0/logicalLocations/0/fullyQualifiedName").asText().equals(id)) {
                return result;
            }
        }
        throw new AssertionError("no result for " + id);
    }

    @Test
    void junit_xml_names_every_trial_as_people_do() throws Exception {
        Document document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(temp.resolve("out/junit.xml").toFile());

        assertThat(document.getElementsByTagName("testsuite").getLength()).isEqualTo(2);
        Element incognito = (Element) document.getElementsByTagName("testsuite").item(1);
        assertThat(incognito.getAttribute("name")).isEqualTo("Mi 10 · Mint 3.4.0 · incognito");
        assertThat(incognito.getAttribute("tests")).isEqualTo("4");
        assertThat(incognito.getAttribute("failures")).isEqualTo("2");
        Element search = (Element) incognito.getElementsByTagName("testcase").item(1);
        assertThat(search.getAttribute("name")).isEqualTo("Search by typing into the address bar");
        assertThat(((Element) search.getElementsByTagName("failure").item(0)).getAttribute("message")).contains("sa.api.intl.miui.com");
        assertThat(((Element) document.getElementsByTagName("testsuite").item(0)).getAttribute("errors")).isEqualTo("4");
    }

    @Test
    void the_summary_begins_with_the_gate_and_is_added_to_the_summary_of_the_step() throws IOException {
        assertThat(text("summary.md")).startsWith("## GATE CLOSED: 1 of 6 trials leak")
                .contains("releases nothing", "| query | `sa.api.intl.miui.com` |", "### What could not be judged");
        assertThat(Files.readString(temp.resolve("step.md"))).isEqualTo("before\n" + text("summary.md"));
    }

    @Test
    void nothing_of_it_shows_an_identifier() throws IOException {
        assertThat(text("leakgate.sarif") + text("junit.xml") + text("summary.md")).contains("androidId")
                .doesNotContain(SampleRun.ANDROID_ID, SampleRun.IMEI);
    }
}
