package dev.leakgate.report;

import dev.leakgate.judge.verdict.Finding;
import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Who received what, one line for each host. */
final class Receivers {

    private final Map<String, Set<String>> kinds = new LinkedHashMap<>();
    private final Map<String, Set<String>> from = new LinkedHashMap<>();

    Receivers(RunVerdict verdict) {
        verdict.trials().forEach(t -> add(t.id(), t.verdict(), t.findings()));
        verdict.sessions().forEach(s -> add(s.id(), s.verdict(), s.findings()));
    }

    private void add(String id, Verdict verdict, List<Finding> findings) {
        for (Finding finding : findings) {
            if (verdict == Verdict.FAIL && !finding.kind().isEmpty()) {
                kinds.computeIfAbsent(finding.host(), h -> new TreeSet<>()).add(finding.kind());
                from.computeIfAbsent(finding.host(), h -> new TreeSet<>()).add(id);
            }
        }
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (!kinds.isEmpty()) {
            lines.add("Leaked to");
            kinds.forEach((host, what) -> lines.add(ConsoleReport.fit("  %-32s %s  (%d trials and sessions)".formatted(
                    host, String.join(", ", what), from.get(host).size()), ConsoleReport.COLUMNS)));
            lines.add("");
        }
        return lines;
    }
}
