package dev.leakgate.judge.release;

import dev.leakgate.judge.release.FindingChange.Kind;
import dev.leakgate.judge.verdict.Finding;
import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Firmware against firmware: which leaks are new, worse, still there or gone since an earlier verdict. */
public final class Comparison {

    private final Map<Key, Seen> before;
    private final Map<Key, Seen> now;
    private final Set<String> judgedBefore;
    private final Set<String> judgedNow;

    private record Key(String browser, String fingerprint) {
    }

    private record Seen(Finding finding, SortedSet<String> cells, boolean cleartext) {

        Seen and(Seen other) {
            SortedSet<String> all = new TreeSet<>(cells);
            all.addAll(other.cells);
            return new Seen(finding, all, cleartext || other.cleartext);
        }
    }

    public Comparison(RunVerdict before, RunVerdict now) {
        this.before = leaks(before);
        this.now = leaks(now);
        this.judgedBefore = judged(before);
        this.judgedNow = judged(now);
    }

    private static Map<Key, Seen> leaks(RunVerdict verdict) {
        Map<Key, Seen> leaks = new LinkedHashMap<>();
        for (Row row : Row.of(verdict)) {
            row.leaks().forEach(f -> leaks.merge(new Key(row.browser(), f.fingerprint()),
                    new Seen(f, new TreeSet<>(Set.of(row.cell())), f.cleartext()), Seen::and));
        }
        return leaks;
    }

    private static Set<String> judged(RunVerdict verdict) {
        return Row.of(verdict).stream().filter(r -> r.verdict() != Verdict.INCONCLUSIVE).map(Row::cell).collect(Collectors.toSet());
    }

    /** New and worse ones first. */
    public List<FindingChange> changes() {
        List<FindingChange> changes = new ArrayList<>();
        now.forEach((key, seen) -> changes.add(new FindingChange(kind(before.get(key), seen), key.browser(), seen.finding(), seen.cells())));
        before.forEach((key, seen) -> {
            if (!now.containsKey(key)) {
                Kind kind = judgedNow.containsAll(seen.cells()) ? Kind.GONE : Kind.NOT_PROVED_GONE;
                changes.add(new FindingChange(kind, key.browser(), seen.finding(), seen.cells()));
            }
        });
        changes.sort(Comparator.comparing(FindingChange::kind).thenComparing(FindingChange::browser));
        return changes;
    }

    /** Worse is what is now also where it was looked for before and not seen, or what now goes without TLS. */
    private Kind kind(Seen was, Seen is) {
        if (was == null) {
            return Kind.NEW;
        }
        boolean spread = is.cells().stream().anyMatch(c -> !was.cells().contains(c) && judgedBefore.contains(c));
        return spread || is.cleartext() && !was.cleartext() ? Kind.WORSE : Kind.STILL_THERE;
    }
}
