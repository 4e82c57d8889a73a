package dev.leakgate.report.ci;

import dev.leakgate.evidence.Plan;
import dev.leakgate.judge.verdict.RunVerdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Writes {@code leakgate.sarif}, {@code junit.xml} and {@code summary.md} into a folder. */
public final class CiFiles {

    private final Plan plan;
    private final RunVerdict verdict;

    public CiFiles(Plan plan, RunVerdict verdict) {
        this.plan = plan;
        this.verdict = verdict;
    }

    /**
     * @param stepSummary file that the summary is added to as well, what {@code GITHUB_STEP_SUMMARY} names; see
     *                    docs.github.com, "Workflow commands", "Adding a job summary"
     */
    public void write(Path folder, Optional<Path> stepSummary) throws IOException {
        Files.createDirectories(folder);
        put(folder.resolve("leakgate.sarif"), new Sarif(plan, verdict).json());
        put(folder.resolve("junit.xml"), new JUnitXml(plan, verdict).text());
        String summary = new MarkdownSummary(plan, verdict).text();
        put(folder.resolve("summary.md"), summary);
        if (stepSummary.isPresent()) {
            Files.write(stepSummary.get(), summary.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    private static void put(Path file, String text) throws IOException {
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
