package dev.leakgate.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.leakgate.evidence.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code allure-results}: emptied before a run, so that a report is of one run, and told what is true of all its tests. */
public final class AllureFolder {

    private final Path folder;

    public AllureFolder(Path folder) {
        this.folder = folder;
    }

    Path path() {
        return folder;
    }

    /** To be called before the first test of the run ends. */
    public void begin(Plan plan) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> old = Files.list(folder)) {
            for (Path file : old.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        Files.writeString(folder.resolve("environment.properties"), environment(plan));
        Files.write(folder.resolve("executor.json"), new JsonMapper().writerWithDefaultPrettyPrinter()
                .writeValueAsBytes(executor(plan, System.getenv())));
    }

    private static String environment(Plan plan) {
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("Run", plan.run());
        lines.put("Seed", Long.toString(plan.seed()));
        lines.put("Phones", plan.virtual() ? "virtual: proves the harness, not a phone" : "real");
        lines.put("Trials", plan.partial() ? plan.trials().size() + " of " + plan.total() + " (partial)" : "all " + plan.total());
        plan.phones().forEach(p -> lines.put(p.model().replace(' ', '_'), (p.virtual() ? "virtual, " : "") + p.build() + ", "
                + p.sessions().stream().map(Plan.PlannedSession::title).distinct().collect(Collectors.joining(", "))));
        new TreeMap<>(plan.tools()).forEach(lines::put);
        return lines.entrySet().stream().map(e -> escaped(e.getKey()) + "=" + escaped(e.getValue()) + "\n").collect(Collectors.joining());
    }

    /** As java.util.Properties reads it. */
    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\n", " ").replace("=", "\\=").replace(":", "\\:");
    }

    /** Who ran it; on GitHub, GitLab and Jenkins with a link to the build. */
    private static Map<String, Object> executor(Plan plan, Map<String, String> environment) {
        Map<String, Object> executor = new LinkedHashMap<>();
        executor.put("name", "Leakgate");
        executor.put("type", "maven");
        executor.put("buildName", plan.run());
        executor.put("reportName", "Leakgate");
        if (environment.containsKey("GITHUB_RUN_ID")) {
            executor.put("type", "github");
            executor.put("buildUrl", String.join("/", environment.get("GITHUB_SERVER_URL"), environment.get("GITHUB_REPOSITORY"),
                    "actions/runs", environment.get("GITHUB_RUN_ID")));
        }
        for (Map.Entry<String, String> ci : List.of(Map.entry("gitlab", "CI_JOB_URL"), Map.entry("jenkins", "BUILD_URL"))) {
            if (environment.containsKey(ci.getValue())) {
                executor.put("type", ci.getKey());
                executor.put("buildUrl", environment.get(ci.getValue()));
            }
        }
        return executor;
    }
}
