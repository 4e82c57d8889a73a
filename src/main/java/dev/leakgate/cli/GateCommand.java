package dev.leakgate.cli;

import dev.leakgate.judge.release.Accepted;
import dev.leakgate.judge.release.BaselineFile;
import dev.leakgate.judge.release.CellPattern;
import dev.leakgate.judge.release.Comparison;
import dev.leakgate.judge.release.Decision;
import dev.leakgate.judge.release.FindingChange;
import dev.leakgate.judge.release.ReleaseGate;
import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.report.VerdictFile;
import dev.leakgate.yaml.YamlException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Decides a release. */
@Command(name = "gate", mixinStandardHelpOptions = true,
        description = "Decides by a run's verdict.json whether a firmware may be released.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:open", "1:a leak that nobody accepted", "2:bad usage or unreadable input", "3:no leak, but something inconclusive",
            "4:virtual, partial, stale (30 days) or about another build than asked for"})
final class GateCommand implements Callable<Integer> {

    @Parameters(paramLabel = "VERDICT", description = "verdict.json of the run.")
    private Path verdict;

    @Option(names = "--release", required = true, split = ",", paramLabel = "BUILD",
            description = "Build fingerprint of the firmware to release, or its version as in V11.0.4.0.PCOMIXM; one for each model.")
    private List<String> builds;

    @Option(names = "--matrix", required = true, paramLabel = "CELLS",
            description = "What must have been driven: model/browser/mode/scenario with * for any, separated by commas; or a file of these.")
    private String matrix;

    @Option(names = "--baseline", paramLabel = "FILE", description = "Findings that people accepted, as ci/baseline.yaml. Default: none.")
    private Path baseline;

    @Option(names = "--against", paramLabel = "VERDICT", description = "verdict.json of an earlier firmware, to tell what is new or gone.")
    private Path earlier;

    @Spec
    private CommandSpec spec;

    private final Clock clock = Clock.systemUTC();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            RunVerdict judged = VerdictFile.read(verdict);
            List<Accepted> accepted = baseline == null ? List.of() : BaselineFile.read(baseline, LocalDate.now(clock));
            Decision decision = new ReleaseGate(builds, cells(), accepted, clock.instant()).decide(judged);
            List<FindingChange> changes = earlier == null ? List.of() : new Comparison(VerdictFile.read(earlier), judged).changes();
            tell(judged, decision, changes, out);
            return exitCode(decision.outcome());
        } catch (IOException | YamlException | IllegalArgumentException | java.time.DateTimeException e) {
            spec.commandLine().getErr().println("gate: " + e.getMessage());
            return ExitCode.FAULT;
        } finally {
            out.flush();
        }
    }

    private List<CellPattern> cells() throws IOException {
        boolean file = !matrix.contains(",") && !matrix.contains("*") && Files.isRegularFile(Path.of(matrix));
        Stream<String> words = file ? Files.readAllLines(Path.of(matrix)).stream().map(l -> l.replaceFirst("#.*", "")) : Stream.of(matrix.split(","));
        List<CellPattern> cells = words.map(String::strip).filter(w -> !w.isEmpty()).map(CellPattern::new).toList();
        if (cells.isEmpty()) {
            throw new IllegalArgumentException("--matrix " + matrix + " requires nothing; name the cells that a release needs");
        }
        return cells;
    }

    private void tell(RunVerdict judged, Decision decision, List<FindingChange> changes, PrintWriter out) {
        changes.forEach(c -> out.println("  " + c));
        decision.reasons().forEach(r -> out.println("  " + r));
        decision.accepted().forEach(a -> out.println("  accepted: " + a));
        decision.warnings().forEach(w -> out.println("  warning: " + w));
        out.println((decision.outcome() == Decision.Outcome.OPEN ? "RELEASE OPEN" : "RELEASE CLOSED (" + words(decision.outcome()) + ")")
                + ": " + String.join(", ", builds) + ", run " + judged.run());
    }

    private static String words(Decision.Outcome outcome) {
        return outcome.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    private static int exitCode(Decision.Outcome outcome) {
        return switch (outcome) {
            case OPEN -> ExitCode.CLEAN;
            case LEAK -> ExitCode.LEAK;
            case INCONCLUSIVE -> ExitCode.INCONCLUSIVE;
            case NOT_FOR_THIS_RELEASE -> ExitCode.NOT_FOR_THIS_RELEASE;
        };
    }
}
