package dev.leakgate.report;

import dev.leakgate.judge.verdict.Finding;
import dev.leakgate.judge.verdict.Verdict;
import java.nio.file.Path;
import java.util.List;

/** What a failed test says: a sentence; then what, to whom, how encoded, where the evidence is and how to repeat it. */
final class VerdictMessage {

    private final String name;
    private final Verdict verdict;
    private final String reason;
    private final List<Finding> findings;
    private final Path evidence;
    private final String only;

    /**
     * @param evidence folder of the evidence concerned
     * @param only     words that select this part of the matrix
     */
    VerdictMessage(String name, Verdict verdict, String reason, List<Finding> findings, Path evidence, String only) {
        this.name = name;
        this.verdict = verdict;
        this.reason = reason;
        this.findings = findings;
        this.evidence = evidence;
        this.only = only;
    }

    /** @throws LeakError or {@link InconclusiveException} unless it passed */
    void check() {
        if (verdict == Verdict.FAIL) {
            throw new LeakError(name + ": " + reason, details());
        }
        if (verdict == Verdict.INCONCLUSIVE) {
            throw new InconclusiveException(name + ": " + reason, details());
        }
    }

    private String details() {
        StringBuilder text = new StringBuilder();
        findings.stream().filter(f -> !f.kind().isEmpty()).findFirst().ifPresent(f -> {
            line(text, "what", f.kind() + " '" + f.value() + "'");
            line(text, "to", f.host());
            line(text, "trail", String.join(" > ", f.trail()));
            line(text, "exchange", f.exchange());
        });
        if (findings.size() > 1) {
            line(text, "and", findings.size() - 1 + " more, see the report");
        }
        line(text, "evidence", evidence.toString());
        line(text, "repeat", "mvn test -Dleakgate.only=" + only);
        return text.toString().stripTrailing();
    }

    private static void line(StringBuilder text, String what, String value) {
        text.append("  %-9s %s\n".formatted(what, value));
    }
}
