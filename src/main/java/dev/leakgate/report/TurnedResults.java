package dev.leakgate.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.RunVerdict.Trial;
import dev.leakgate.judge.verdict.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Results of trials in {@code allure-results} whose verdict has turned since their test was over, because what they typed
 * was sent later: they are made to say so. The format is Allure's test result file, {@code <uuid>-result.json}.
 */
public final class TurnedResults {

    private static final JsonMapper JSON = new JsonMapper();

    private final Path folder;

    public TurnedResults(Path folder) {
        this.folder = folder;
    }

    /** To be called when every test is over and before the report is made. */
    public void write(RunVerdict verdict) throws IOException {
        Map<String, Trial> leaks = new LinkedHashMap<>();
        verdict.trials().stream().filter(t -> t.verdict() == Verdict.FAIL)
                .forEach(t -> leaks.put(t.id(), t));
        if (!Files.isDirectory(folder)) {
            return;
        }
        for (Path file : results()) {
            JsonNode result = JSON.readTree(file.toFile());
            Trial trial = leaks.get(trialOf(result));
            if (trial != null && !result.path("status").asText().equals("failed")) {
                turn((ObjectNode) result, trial);
                Files.write(file, JSON.writeValueAsBytes(result));
            }
        }
    }

    /** The id of the trial whose result it is; another id, or none, of any other result. */
    private static String trialOf(JsonNode result) {
        String[] name = result.path("fullName").asText().split("[|]", 2);
        for (JsonNode parameter : result.path("parameters")) {
            if (parameter.path("name").asText().equals(AllureTest.DEVICE) && name.length == 2) {
                return parameter.path("value").asText() + "/" + name[1].replace('|', '/');
            }
        }
        return "";
    }

    private List<Path> results() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith("-result.json")).sorted().toList();
        }
    }

    private static void turn(ObjectNode result, Trial trial) {
        result.put("status", "failed");
        result.putObject("statusDetails").put("message", trial.reason() + " (seen after this test was over)");
        result.put("description", "**Seen after this test was over:** " + trial.reason() + "\n\n" + result.path("description").asText());
        result.remove("descriptionHtml");
    }
}
