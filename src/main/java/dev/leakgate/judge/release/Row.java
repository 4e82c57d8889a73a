package dev.leakgate.judge.release;

import dev.leakgate.evidence.Plan.PlannedSession;
import dev.leakgate.judge.verdict.Finding;
import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A trial or a session of a verdict, placed by what it is about and not by which phone of a model drove it.
 *
 * @param cell {@code mi-10/mint/incognito/search-typed}, of a session without the scenario
 */
record Row(String cell, String mode, Verdict verdict, List<Finding> findings, String reason) {

    static List<Row> of(RunVerdict verdict) {
        Map<String, String> models = verdict.phones().stream()
                .collect(Collectors.toMap(RunVerdict.Phone::device, p -> slug(p.model()), (a, b) -> a));
        return Stream.concat(
                verdict.trials().stream().map(t -> new Row(String.join("/", models.get(t.device()), t.browser(), t.mode(), t.scenario()),
                        typedIn(t.id(), t.mode()), t.verdict(), t.findings(), t.reason())),
                verdict.sessions().stream().map(s -> new Row(String.join("/", models.get(s.device()), s.browser(), s.mode()),
                        s.mode(), s.verdict(), s.findings(), s.reason()))).toList();
    }

    /** What was typed in incognito stays that, also in a session that has gone back to normal mode. */
    private static String typedIn(String trial, String mode) {
        return trial.contains("-" + PlannedSession.INCOGNITO_LEFT + "/") ? "incognito" : mode;
    }

    private static String slug(String model) {
        return model.toLowerCase(Locale.ROOT).replaceAll("[^\\p{Alnum}]+", "-");
    }

    boolean incognito() {
        return mode.equals("incognito");
    }

    /** What makes it FAIL: the secrets it found sent, or where there is none, all that was found. */
    List<Finding> leaks() {
        if (verdict != Verdict.FAIL) {
            return List.of();
        }
        List<Finding> secrets = findings.stream().filter(f -> !f.kind().isEmpty()).toList();
        return secrets.isEmpty() ? findings : secrets;
    }

    /** Model and browser: within them a finding is the same in every mode and scenario. */
    String browser() {
        String[] parts = cell.split("/");
        return parts[0] + "/" + parts[1];
    }
}
