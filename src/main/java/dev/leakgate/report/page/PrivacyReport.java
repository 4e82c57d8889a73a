package dev.leakgate.report.page;

import dev.leakgate.destination.Destinations;
import dev.leakgate.evidence.Plan;
import dev.leakgate.evidence.RunFolder;
import dev.leakgate.judge.claim.ClaimAnswer;
import dev.leakgate.judge.claim.ClaimAnswers;
import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.report.GateLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Writes the privacy report of a run: an index and one page for each model. */
public final class PrivacyReport {

    private final RunFolder folder;
    private final RunVerdict verdict;

    public PrivacyReport(RunFolder folder, RunVerdict verdict) {
        this.folder = folder;
        this.verdict = verdict;
    }

    /**
     * @param output folder of the report; pages of an earlier run are deleted
     * @return the index
     */
    public Path write(Path output) throws IOException {
        Files.createDirectories(output);
        try (Stream<Path> old = Files.list(output)) {
            for (Path page : old.filter(p -> p.toString().endsWith(".html")).toList()) {
                Files.delete(page);
            }
        }
        Plan plan = folder.plan();
        List<ClaimAnswer> claims = ClaimAnswers.of(folder, verdict);
        Destinations destinations = Destinations.read(folder.destinations());
        List<ModelPage> models = plan.phones().stream().map(p -> ModelPage.of(plan, verdict, p, claims, destinations)).toList();
        Template template = Template.of("model");
        for (ModelPage model : models) {
            Files.writeString(output.resolve(model.file()), template.show(model));
        }
        Path index = output.resolve("index.html");
        Files.writeString(index, Template.of("index").show(
                new IndexPage(plan, verdict, new GateLine(verdict, plan.total()), models)));
        return index;
    }
}
