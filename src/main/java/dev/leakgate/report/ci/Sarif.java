package dev.leakgate.report.ci;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.leakgate.evidence.Plan;
import dev.leakgate.judge.verdict.Finding;
import dev.leakgate.judge.verdict.RunVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The findings as SARIF 2.1.0 (OASIS, docs.oasis-open.org/sarif/sarif/v2.1.0): a rule for each kind of finding, and
 * for each trial or session a result at the line where its scenario, or else its browser, is written.
 */
final class Sarif {

    private static final JsonMapper JSON = new JsonMapper();

    private final RunVerdict verdict;
    private final Map<String, Plan.PlannedTrial> trials;
    private final List<String> rules = new ArrayList<>();
    private final ArrayNode results = JSON.createArrayNode();

    Sarif(Plan plan, RunVerdict verdict) {
        this.verdict = verdict;
        this.trials = plan.trials().stream().collect(Collectors.toMap(Plan.PlannedTrial::id, t -> t));
        verdict.trials().forEach(t -> t.findings().forEach(f -> result(t.id(), trials.get(t.id()).source(), f)));
        verdict.sessions().forEach(s -> s.findings().forEach(f -> result(s.id(), "scenarios/browsers/" + s.browser() + ".yaml:1", f)));
    }

    String json() {
        ObjectNode root = JSON.createObjectNode();
        root.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        root.put("version", "2.1.0");
        ObjectNode run = root.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver");
        driver.put("name", "Leakgate").put("version", Plan.LEAKGATE);
        ArrayNode described = driver.putArray("rules");
        rules.forEach(rule -> {
            ObjectNode entry = described.addObject().put("id", rule);
            entry.putObject("shortDescription").put("text", words(rule) + ".");
            entry.putObject("fullDescription").put("text", "Rule '" + rule + "' of Leakgate: each of its results says in its message"
                    + " what was sent or what could not be judged, and what to do.");
        });
        run.putObject("automationDetails").put("id", "leakgate/" + verdict.run());
        run.putArray("invocations").addObject().put("executionSuccessful", true).put("startTimeUtc", verdict.started());
        run.putObject("properties").put("gate", verdict.gate()).put("partial", verdict.partial()).put("virtual", verdict.virtual());
        run.put("columnKind", "utf16CodeUnits");
        run.set("results", results);
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param place file and line */
    private void result(String id, String place, Finding finding) {
        if (!rules.contains(finding.rule())) {
            rules.add(finding.rule());
        }
        ObjectNode result = results.addObject();
        result.put("ruleId", finding.rule()).put("ruleIndex", rules.indexOf(finding.rule()));
        result.put("level", finding.kind().isEmpty() ? "warning" : "error");
        result.putObject("message").put("text", finding.sentence());
        ObjectNode location = result.putArray("locations").addObject();
        int colon = place.lastIndexOf(':');
        ObjectNode physical = location.putObject("physicalLocation");
        physical.putObject("artifactLocation").put("uri", inProject(place.substring(0, colon))).put("uriBaseId", "%SRCROOT%");
        physical.putObject("region").put("startLine", Integer.parseInt(place.substring(colon + 1)));
        location.putArray("logicalLocations").addObject().put("fullyQualifiedName", id).put("kind", "test");
        result.putObject("partialFingerprints").put("leakgate/v1", finding.fingerprint());
        ObjectNode properties = result.putObject("properties");
        properties.put("receiver", finding.host()).put("kind", finding.kind()).put("cleartext", finding.cleartext());
        ArrayNode trail = properties.putArray("trail");
        finding.trail().forEach(trail::add);
    }

    /** Scenarios may have been read by a longer path than the project's own. */
    private static String inProject(String file) {
        int scenarios = file.indexOf("scenarios/");
        return scenarios < 0 ? file : file.substring(scenarios);
    }

    private static String words(String rule) {
        String words = rule.replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
