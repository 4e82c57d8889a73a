package dev.leakgate.cli;

import dev.leakgate.judge.release.BaselineFile;
import dev.leakgate.judge.release.Proposal;
import dev.leakgate.report.VerdictFile;
import dev.leakgate.yaml.YamlException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Proposes what a baseline could accept. */
@Command(name = "baseline", mixinStandardHelpOptions = true,
        description = "Proposes entries for ci/baseline.yaml; they count only when people have filled in reason, owner and approver.")
final class BaselineCommand implements Callable<Integer> {

    @Parameters(paramLabel = "VERDICT", description = "verdict.json of a run.")
    private Path verdict;

    @Option(names = "--baseline", paramLabel = "FILE", description = "What is accepted already, and not proposed again.")
    private Path baseline;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        try {
            Proposal proposal = new Proposal(VerdictFile.read(verdict), baseline == null ? List.of() : BaselineFile.read(baseline, today));
            spec.commandLine().getOut().print(proposal.text(today));
            return ExitCode.CLEAN;
        } catch (IOException | YamlException e) {
            spec.commandLine().getErr().println("baseline: " + e.getMessage());
            return ExitCode.FAULT;
        }
    }
}
