package dev.leakgate.judge.release;

import dev.leakgate.judge.verdict.Finding;
import dev.leakgate.judge.verdict.RunVerdict;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Entries for a baseline that a person can sign: what may be accepted, without a reason, an owner or an approver. */
public final class Proposal {

    private final RunVerdict verdict;
    private final List<Accepted> baseline;

    public Proposal(RunVerdict verdict, List<Accepted> baseline) {
        this.verdict = verdict;
        this.baseline = List.copyOf(baseline);
    }

    /** YAML; it counts only when every field is filled in. */
    public String text(LocalDate today) {
        Map<String, String> entries = new LinkedHashMap<>();
        Map<String, String> never = new LinkedHashMap<>();
        for (Row row : Row.of(verdict)) {
            for (Finding finding : row.leaks()) {
                String key = finding.fingerprint() + " " + row.browser();
                if (row.incognito() || finding.cleartext()) {
                    never.putIfAbsent(key + row.mode(), "# never: [" + finding.fingerprint() + "] in " + row.browser() + ", "
                            + (row.incognito() ? "incognito" : "without TLS") + ": " + finding.sentence() + "\n");
                } else if (baseline.stream().noneMatch(a -> a.matches(row, finding))) {
                    entries.putIfAbsent(key, entry(row, finding, today));
                }
            }
        }
        return "accepted:" + (entries.isEmpty() ? " []\n" : "\n" + String.join("", entries.values())) + String.join("", never.values());
    }

    private static String entry(Row row, Finding finding, LocalDate today) {
        return """
                  # %s
                  - fingerprint: "%s"
                    scope: %s/normal/*
                    reason: ""      # why it is there and when it goes
                    owner: ""       # who sees to that
                    approver: ""    # another person, who answers for it
                    expires: %s
                """.formatted(finding.sentence().replaceAll("\\s+", " "), finding.fingerprint(), row.browser(),
                today.plusDays(BaselineFile.LONGEST));
    }
}
