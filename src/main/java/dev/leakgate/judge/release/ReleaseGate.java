package dev.leakgate.judge.release;

import dev.leakgate.judge.release.Decision.Outcome;
import dev.leakgate.judge.verdict.Finding;
import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Decides whether a verdict opens the gate for a release: everything asked for is judged, current, real and clean. */
public final class ReleaseGate {

    /** Days after which a verdict is stale. */
    public static final int FRESH = 30;

    private final List<String> builds;
    private final List<CellPattern> matrix;
    private final List<Accepted> baseline;
    private final Instant now;

    private final Set<String> leaks = new LinkedHashSet<>();
    private final Set<String> gaps = new LinkedHashSet<>();
    private final Set<String> unfit = new LinkedHashSet<>();
    private final Set<String> accepted = new LinkedHashSet<>();
    private final Set<Accepted> used = new LinkedHashSet<>();
    private final List<String> warnings = new ArrayList<>();

    /**
     * @param builds build fingerprints, or only their version ({@code V11.0.4.0.PCOMIXM}), of the firmware to release
     * @param matrix each has to be there at least once
     */
    public ReleaseGate(List<String> builds, List<CellPattern> matrix, List<Accepted> baseline, Instant now) {
        this.builds = List.copyOf(builds);
        this.matrix = List.copyOf(matrix);
        this.baseline = List.copyOf(baseline);
        this.now = now;
    }

    /** To be called once. */
    public Decision decide(RunVerdict verdict) {
        List<Row> rows = Row.of(verdict);
        rows.forEach(this::judge);
        fitness(verdict, rows);
        if (!verdict.gate().equals("OPEN") && leaks.isEmpty() && gaps.isEmpty() && unfit.isEmpty() && accepted.isEmpty()) {
            gaps.add("the run's own gate is closed: " + verdict.phones().stream().filter(p -> p.verdict() != Verdict.PASS)
                    .map(p -> p.model() + ": " + p.reason()).collect(Collectors.joining(" ")));
        }
        baseline.stream().filter(a -> !used.contains(a)).forEach(a -> warnings.add(a.place() + ": accepts nothing ("
                + (expired(a) ? "it expired on " + a.expires() : "no such finding in its scope") + "); take it out"));
        List<String> reasons = new ArrayList<>(leaks);
        reasons.addAll(gaps);
        reasons.addAll(unfit);
        return new Decision(outcome(), reasons, List.copyOf(accepted), warnings);
    }

    private Outcome outcome() {
        return !leaks.isEmpty() ? Outcome.LEAK : !gaps.isEmpty() ? Outcome.INCONCLUSIVE
                : !unfit.isEmpty() ? Outcome.NOT_FOR_THIS_RELEASE : Outcome.OPEN;
    }

    private void judge(Row row) {
        if (row.verdict() == Verdict.INCONCLUSIVE) {
            gaps.add(row.cell() + " is inconclusive: " + row.reason());
        }
        if (row.verdict() == Verdict.FAIL && row.leaks().isEmpty()) {
            leaks.add(row.cell() + " fails: " + row.reason());
        }
        row.leaks().forEach(finding -> judge(row, finding));
        row.findings().stream().filter(f -> row.verdict() == Verdict.FAIL && !row.leaks().contains(f))
                .forEach(f -> gaps.add(row.cell() + " is inconclusive besides: " + f.sentence()));
    }

    private void judge(Row row, Finding finding) {
        String what = row.cell() + " leaks: " + finding.sentence() + " [" + finding.fingerprint() + "]";
        List<Accepted> entries = baseline.stream().filter(a -> a.matches(row, finding)).toList();
        if (entries.isEmpty()) {
            leaks.add(what);
        } else if (row.incognito() || finding.cleartext()) {
            leaks.add(what + " (" + entries.get(0).place() + " cannot accept it: "
                    + (row.incognito() ? "it happens in incognito mode)" : "it goes without TLS)"));
        } else {
            entries.stream().filter(a -> !expired(a)).findFirst().ifPresentOrElse(a -> {
                used.add(a);
                accepted.add(row.cell() + ": " + finding.rule() + " " + finding.kind() + " -> " + finding.host() + ", accepted until "
                        + a.expires() + " by " + a.approver() + " for " + a.owner() + ": " + a.reason());
            }, () -> leaks.add(what + " (accepted until " + entries.get(0).expires() + ", which is over)"));
        }
    }

    private boolean expired(Accepted entry) {
        return entry.expires().isBefore(LocalDate.ofInstant(now, ZoneOffset.UTC));
    }

    private void fitness(RunVerdict verdict, List<Row> rows) {
        if (verdict.virtual() || verdict.phones().stream().anyMatch(RunVerdict.Phone::virtual)) {
            unfit.add("virtual phones took part: such a run proves the harness and releases nothing");
        }
        if (verdict.partial()) {
            unfit.add("only a part of the matrix was driven: a part never opens the gate for the whole");
        }
        if (rows.isEmpty()) {
            unfit.add("nothing was driven");
        }
        matrix.stream().filter(p -> rows.stream().noneMatch(r -> p.matches(r.cell())))
                .forEach(p -> unfit.add("required and not driven: " + p));
        age(Instant.parse(verdict.started()));
        builds(verdict);
    }

    private void age(Instant started) {
        if (started.isBefore(now.minus(Duration.ofDays(FRESH)))) {
            unfit.add("stale: the run began on " + started + ", more than " + FRESH + " days ago");
        } else if (started.isAfter(now.plus(Duration.ofDays(1)))) {
            unfit.add("the run began on " + started + ", which is yet to come: a clock is wrong");
        }
    }

    private void builds(RunVerdict verdict) {
        Set<String> missing = new TreeSet<>(builds);
        for (RunVerdict.Phone phone : verdict.phones()) {
            List<String> its = builds.stream().filter(b -> isBuild(phone.build(), b)).toList();
            missing.removeAll(its);
            if (its.isEmpty()) {
                unfit.add(phone.device() + " has another build than asked for: '" + phone.build() + "'");
            }
        }
        missing.forEach(b -> unfit.add("no phone has the build asked for: '" + b + "'"));
    }

    /** A fingerprint is {@code brand/product/device:release/id/incremental:type/tags} (android.os.Build). */
    private static boolean isBuild(String fingerprint, String asked) {
        String[] parts = fingerprint.split("[/:]");
        return fingerprint.equals(asked) || parts.length == 8 && parts[5].equals(asked);
    }
}
