package dev.leakgate.report;

import dev.leakgate.judge.verdict.Finding;
import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What judging the same evidence again changed, a line for each verdict and each finding: {@code new}, {@code gone}, or
 * {@code differs} where the sentence is the same and something behind it, such as its trail, is not.
 */
public final class VerdictChanges {

    private final Map<String, Judged> before;
    private final Map<String, Judged> now;

    private record Judged(Verdict verdict, List<Finding> findings) {
    }

    public VerdictChanges(RunVerdict before, RunVerdict now) {
        this.before = byId(before);
        this.now = byId(now);
    }

    private static Map<String, Judged> byId(RunVerdict verdict) {
        Map<String, Judged> all = new LinkedHashMap<>();
        verdict.trials().forEach(t -> all.put(t.id(), new Judged(t.verdict(), t.findings())));
        verdict.sessions().forEach(s -> all.put(s.id(), new Judged(s.verdict(), s.findings())));
        verdict.phones().forEach(p -> all.put(p.device(), new Judged(p.verdict(), List.of())));
        return all;
    }

    /** None when nothing changed. */
    public Stream<String> lines() {
        return now.keySet().stream().filter(before::containsKey).flatMap(id -> lines(id, before.get(id), now.get(id)).stream());
    }

    private static List<String> lines(String id, Judged before, Judged now) {
        List<String> lines = new ArrayList<>();
        if (before.verdict() != now.verdict()) {
            lines.add("changed    " + id + ": was " + before.verdict() + ", is " + now.verdict());
        }
        Set<String> then = sentences(before);
        Set<String> today = sentences(now);
        now.findings().stream().filter(f -> !before.findings().contains(f)).forEach(f ->
                lines.add((then.contains(f.sentence()) ? "  differs  " : "  new      ") + id + ": " + f.sentence()));
        before.findings().stream().filter(f -> !today.contains(f.sentence())).forEach(f ->
                lines.add("  gone     " + id + ": " + f.sentence()));
        return lines;
    }

    private static Set<String> sentences(Judged judged) {
        return judged.findings().stream().map(Finding::sentence).collect(Collectors.toSet());
    }
}
