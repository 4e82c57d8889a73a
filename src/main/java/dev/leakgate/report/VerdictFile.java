package dev.leakgate.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.leakgate.judge.verdict.Finding;
import dev.leakgate.judge.verdict.RunVerdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * {@code verdict.json}, an interface for other programs, described by the schema {@code /schema/verdict.json}:
 *
 * <pre>
 * schemaVersion  1
 * run            id of the run, the name of its folder
 * started        when the run began, ISO 8601 in UTC
 * gate           OPEN when every trial and session passes and nothing was left out, else CLOSED
 * partial        true when a selection left out a part of the matrix
 * virtual        true when virtual phones took part; such a run proves the harness and releases nothing
 * seed           what everything drawn by chance came from
 * trials         in the plan's order: id model device browser package version mode scenario
 *                verdict (PASS FAIL INCONCLUSIVE) published (PASS FAIL or null) controlSeen exchanges
 *                scope (kinds looked for, then "ignored: ..." and "unseen: ...") findings reason
 * sessions       id device browser mode verdict controlSeen exchanges scope findings reason
 * phones         device model build virtual verdict reason links identifiers (kind, state, values, why; never a value)
 * claims         claim device answer (confirmed, refuted, not testable here; of virtual phones simulated) reason
 * links          token names vendor hosts origin nature survived sessions seconds sentence
 * findings       rule kind value host where trail cleartext exchange excerpt sentence fingerprint
 * </pre>
 *
 * Identifiers stand as labels that are the same within a run. The same verdict is written the same to the byte.
 */
public final class VerdictFile {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addMixIn(RunVerdict.Trial.class, TrialNames.class)
            .addMixIn(Finding.class, FindingNames.class)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");
    private static final ObjectWriter PRETTY = JSON.writer(
            new DefaultPrettyPrinter().withObjectIndenter(INDENT).withArrayIndenter(INDENT));

    /** A record cannot have a component called {@code package}. */
    private abstract static class TrialNames {
        @JsonProperty("package")
        abstract String packageName();
    }

    private abstract static class FindingNames {
        @JsonProperty(access = JsonProperty.Access.READ_ONLY)
        abstract String fingerprint();
    }

    private VerdictFile() {
    }

    public static String json(RunVerdict verdict) {
        try {
            return PRETTY.writeValueAsString(verdict) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void write(Path file, RunVerdict verdict) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, json(verdict).getBytes(StandardCharsets.UTF_8));
    }

    /** @throws IOException naming the file when it cannot be read or is no such verdict */
    public static RunVerdict read(Path file) throws IOException {
        try {
            return JSON.readValue(Files.readString(file, StandardCharsets.UTF_8), RunVerdict.class);
        } catch (NoSuchFileException e) {
            throw new IOException(file + ": no such file; mvn test writes it to target/leakgate/verdict.json", e);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IOException(file + ": is not a verdict (" + e.getOriginalMessage() + ")", e);
        }
    }
}
