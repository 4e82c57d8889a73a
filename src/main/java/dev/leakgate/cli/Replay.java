package dev.leakgate.cli;

import dev.leakgate.evidence.EvidenceException;
import dev.leakgate.evidence.RunFolder;
import dev.leakgate.evidence.Seal;
import dev.leakgate.judge.Judge;
import dev.leakgate.judge.policy.PolicyFile;
import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.Verdict;
import dev.leakgate.report.VerdictChanges;
import dev.leakgate.report.VerdictFile;
import dev.leakgate.report.page.PrivacyReport;
import dev.leakgate.yaml.YamlException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges a kept run again, from its evidence alone. */
@Command(name = "replay", mixinStandardHelpOptions = true,
        description = "Judges the kept evidence of a run again, without its phones, and writes the same verdict.json.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:all PASS", "1:a FAIL", "2:bad usage or refused evidence", "3:no FAIL, but something INCONCLUSIVE"})
final class Replay implements Callable<Integer> {

    @Parameters(paramLabel = "RUN", description = "The run's folder, as in target/leakgate/runs.")
    private Path run;

    @Option(names = "--out", paramLabel = "FILE", description = "Where verdict.json goes. Default: standard output.")
    private Path out;

    @Option(names = "--report", paramLabel = "FOLDER", description = "Also write the privacy report, into a folder that is new or empty.")
    private Path report;

    @Option(names = "--policy", paramLabel = "FILE",
            description = "Judge by this policy instead of the one kept with the run; what that changes is told on stderr.")
    private Path policy;

    @Option(names = "--expect", paramLabel = "DIGEST", description = "Refuse evidence whose seal is another than this.")
    private String expected;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        try {
            checkOutput();
            RunFolder evidence = evidence(err);
            RunVerdict verdict = Judge.judge(evidence);
            write(verdict);
            if (report != null) {
                err.println("Report     " + new PrivacyReport(evidence, verdict).write(report));
            }
            changes(verdict).forEach(err::println);
            return exitCode(verdict);
        } catch (EvidenceException | YamlException | IOException | UncheckedIOException e) {
            err.println("replay: " + e.getMessage());
            return ExitCode.FAULT;
        }
    }

    private void checkOutput() throws IOException {
        checkOutside("--out", out);
        checkOutside("--report", report);
        if (report != null && Files.exists(report)) {
            try (Stream<Path> inside = Files.list(report)) {
                if (inside.findAny().isPresent()) {
                    throw new IOException("--report " + report + " is not empty; choose a new folder, nothing is written over");
                }
            }
        }
    }

    private void checkOutside(String option, Path path) {
        if (path != null && path.toAbsolutePath().normalize().startsWith(run.toAbsolutePath().normalize())) {
            throw new EvidenceException(option + " " + path + " is within the run's folder, where nothing may change; choose another place");
        }
    }

    private RunFolder evidence(PrintWriter err) {
        RunFolder folder = RunFolder.open(run);
        Optional<Seal> seal = folder.intact();
        String root = seal.map(Seal::root).orElse("none");
        if (expected != null && !expected.equalsIgnoreCase(root)) {
            throw new EvidenceException("the evidence in " + run + " is refused: its seal is " + root + ", expected is " + expected);
        }
        err.println("Seal       " + root);
        RunFolder found = seal.isPresent() ? folder : folder.unsealed();
        if (policy == null) {
            return found;
        }
        PolicyFile.check(policy);
        return found.judgedBy(policy);
    }

    private void write(RunVerdict verdict) throws IOException {
        if (out == null) {
            spec.commandLine().getOut().print(VerdictFile.json(verdict));
            spec.commandLine().getOut().flush();
        } else {
            VerdictFile.write(out, verdict);
        }
    }

    /** What this verdict says otherwise than the one kept with the run. */
    private Stream<String> changes(RunVerdict verdict) {
        Path kept = run.resolve("verdict.json");
        if (!Files.exists(kept)) {
            return Stream.of("No verdict was kept with the run to compare this one with.");
        }
        try {
            return new VerdictChanges(VerdictFile.read(kept), verdict).lines();
        } catch (IOException e) {
            return Stream.of("What changed cannot be told: " + e.getMessage());
        }
    }

    private static int exitCode(RunVerdict verdict) {
        Stream<Verdict> all = Stream.of(verdict.trials().stream().map(RunVerdict.Trial::verdict),
                verdict.sessions().stream().map(RunVerdict.Session::verdict),
                verdict.phones().stream().map(RunVerdict.Phone::verdict)).flatMap(v -> v);
        return switch (all.reduce(Verdict::worse).orElse(Verdict.INCONCLUSIVE)) {
            case PASS -> ExitCode.CLEAN;
            case FAIL -> ExitCode.LEAK;
            case INCONCLUSIVE -> ExitCode.INCONCLUSIVE;
        };
    }
}
