package dev.leakgate.report;

import static dev.leakgate.judge.SampleRun.INCOGNITO;
import static dev.leakgate.judge.SampleRun.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import dev.leakgate.evidence.RunFolder;
import dev.leakgate.judge.Judge;
import dev.leakgate.judge.SampleRun;
import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.traffic.Unread;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictFileTest {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path temp;

    private RunFolder folder;
    private RunVerdict verdict;

    @BeforeEach
    void judge() throws IOException {
        SampleRun run = new SampleRun();
        run.traffic(INCOGNITO).telemetry(at(24), "search", "search_word", SampleRun.query(INCOGNITO), "$device_id", SampleRun.ANDROID_ID)
                .unread(Unread.Kind.TLS_REFUSED, "data.mistat.intl.xiaomi.com", "certificate unknown");
        folder = run.keep(temp);
        verdict = Judge.judge(folder);
    }

    @Test
    void is_as_its_schema_describes() throws IOException {
        JsonNode json = JSON.readTree(VerdictFile.json(verdict));

        try (InputStream schema = VerdictFile.class.getResourceAsStream("/schema/verdict.json")) {
            Validator validator = new ValidatorFactory().withJsonNodeFactory(new JacksonNode.Factory()).createValidator();
            URI id = validator.registerSchema(JSON.readTree(schema));
            Validator.Result result = validator.validate(id, json);
            assertThat(result.getErrors()).extracting(e -> e.getInstanceLocation() + " " + e.getError()).isEmpty();
        }
    }

    @Test
    void has_the_names_that_other_programs_read() throws IOException {
        JsonNode json = JSON.readTree(VerdictFile.json(verdict));

        assertThat(json.fieldNames()).toIterable().containsExactly("schemaVersion", "run", "started", "gate", "partial", "virtual",
                "seed", "trials", "sessions", "phones", "unknown", "ignored", "claims");
        assertThat(json.at("/trials/4").fieldNames()).toIterable().containsExactly("id", "model", "device", "browser", "package",
                "version", "mode", "scenario", "verdict", "published", "controlSeen", "exchanges", "scope", "findings", "reason");
        assertThat(json.at("/trials/4/package").asText()).isEqualTo("com.mi.globalbrowser.mini");
        assertThat(json.at("/trials/4/findings/0").fieldNames()).toIterable().containsExactly("rule", "kind", "value", "host",
                "where", "trail", "cleartext", "exchange", "excerpt", "sentence", "fingerprint");
        assertThat(json.at("/trials/4/findings/0/host").asText()).isEqualTo("sa.api.intl.miui.com");
        assertThat(json.at("/gate").asText()).isEqualTo("CLOSED");
    }

    @Test
    void of_kept_evidence_judged_again_is_the_same_to_the_byte() {
        assertThat(VerdictFile.json(Judge.judge(RunFolder.open(folder.path())))).isEqualTo(VerdictFile.json(verdict));
    }

    @Test
    void shows_no_identifier() {
        assertThat(VerdictFile.json(verdict)).contains("[androidId ").doesNotContain(SampleRun.ANDROID_ID, SampleRun.IMEI);
    }

    @Test
    void is_read_as_it_was_written() throws IOException {
        Path file = temp.resolve("out/verdict.json");
        VerdictFile.write(file, verdict);

        assertThat(VerdictFile.read(file)).isEqualTo(verdict);
    }

    @Test
    void that_is_none_is_named() throws IOException {
        Path file = Files.writeString(temp.resolve("verdict.json"), "{\"gate\": \"OPEN\", \"door\": 1}");

        assertThatThrownBy(() -> VerdictFile.read(file)).isInstanceOf(IOException.class).hasMessageContaining("verdict.json: is not a verdict");
    }
}
