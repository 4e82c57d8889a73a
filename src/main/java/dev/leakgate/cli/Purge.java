package dev.leakgate.cli;

import dev.leakgate.evidence.EvidenceException;
import dev.leakgate.evidence.KeptRuns;
import dev.leakgate.evidence.KeptRuns.Kept;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Takes the evidence of old runs away. */
@Command(name = "purge", mixinStandardHelpOptions = true,
        description = "Removes the evidence of runs that are older than an age, and says what it removed.",
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:done", "2:bad usage, or something could not be removed"})
final class Purge implements Callable<Integer> {

    private static final Duration STILL_GOING_ON = Duration.ofDays(1);

    @Option(names = "--older-than", required = true, paramLabel = "AGE", converter = Age.class,
            description = "Days or hours since the run began: 30d, 12h.")
    private Duration age;

    @Option(names = "--runs", paramLabel = "FOLDER", defaultValue = "target/leakgate/runs",
            description = "Where the folders of runs are. Default: ${DEFAULT-VALUE}.")
    private Path runs;

    @Option(names = "--dry-run", description = "Only say what would be removed.")
    private boolean dryRun;

    @Spec
    private CommandSpec spec;

    /** {@code 30d} or {@code 12h}. */
    static final class Age implements ITypeConverter<Duration> {

        private static final Pattern WORD = Pattern.compile("(\\d{1,5})([dh])");

        @Override
        public Duration convert(String value) {
            Matcher m = WORD.matcher(value);
            if (!m.matches()) {
                throw new TypeConversionException("'" + value + "' is no age; write days or hours as in 30d or 12h");
            }
            return m.group(2).equals("d") ? Duration.ofDays(Long.parseLong(m.group(1))) : Duration.ofHours(Long.parseLong(m.group(1)));
        }
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            purge(new KeptRuns(runs), Instant.now(), out);
            return ExitCode.CLEAN;
        } catch (EvidenceException e) {
            spec.commandLine().getErr().println("purge: " + e.getMessage());
            return ExitCode.FAULT;
        } finally {
            out.flush();
        }
    }

    private void purge(KeptRuns kept, Instant now, PrintWriter out) {
        int removed = 0;
        long bytes = 0;
        for (Kept run : kept.all()) {
            if (run.started() == null) {
                out.println("left       " + run.path() + ": is no run");
            } else if (run.started().isAfter(now.minus(age))) {
                out.println("kept       " + run.path() + ": " + told(run, now));
            } else if (!run.sealed() && run.started().isAfter(now.minus(STILL_GOING_ON))) {
                out.println("kept       " + run.path() + ": " + told(run, now) + ", not sealed, so it may still go on");
            } else {
                if (!dryRun) {
                    kept.remove(run);
                }
                out.println((dryRun ? "would go   " : "removed    ") + run.path() + ": " + told(run, now));
                removed++;
                bytes += run.bytes();
            }
        }
        out.println((dryRun ? "would remove " : "removed ") + removed + " runs, " + megabytes(bytes));
    }

    private static String told(Kept run, Instant now) {
        Duration old = Duration.between(run.started(), now);
        return (old.toDays() > 0 ? old.toDays() + " days" : old.toHours() + " hours") + " old, " + megabytes(run.bytes());
    }

    private static String megabytes(long bytes) {
        return String.format(java.util.Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
