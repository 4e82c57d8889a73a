package dev.leakgate.report.ci;

import dev.leakgate.evidence.Plan;
import dev.leakgate.evidence.Plan.PlannedPhone;
import dev.leakgate.evidence.Plan.PlannedSession;
import dev.leakgate.judge.verdict.Finding;
import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.Verdict;
import dev.leakgate.report.GateLine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** A run on one page of GitHub-flavoured Markdown: the gate, the matrix, who received what, what could not be judged. */
final class MarkdownSummary {

    private static final int REASONS = 20;

    private final Plan plan;
    private final RunVerdict verdict;
    private final StringBuilder text = new StringBuilder();

    MarkdownSummary(Plan plan, RunVerdict verdict) {
        this.plan = plan;
        this.verdict = verdict;
    }

    String text() {
        line("## " + new GateLine(verdict, plan.total()));
        if (verdict.virtual()) {
            line("**Virtual phones took part: this proves the harness, not a phone, and releases nothing.**");
        }
        line("Run `" + verdict.run() + "`, begun " + verdict.started() + ", seed " + verdict.seed() + ".");
        matrix();
        leaks();
        gaps();
        return text.toString();
    }

    private void matrix() {
        row("model", "build", "browser", "mode", "trials", "session");
        row("---", "---", "---", "---", "---", "---");
        for (PlannedPhone phone : plan.phones()) {
            for (PlannedSession planned : phone.sessions()) {
                List<Verdict> trials = verdict.trials().stream().filter(t -> t.id().startsWith(planned.id() + "/"))
                        .map(RunVerdict.Trial::verdict).toList();
                Verdict worst = trials.stream().reduce(Verdict.PASS, Verdict::worse);
                Verdict session = verdict.sessions().stream().filter(s -> s.id().equals(planned.id())).findFirst().orElseThrow().verdict();
                row(phone.model(), "`" + phone.build() + "`", planned.title(), planned.part(),
                        worst + " " + trials.stream().filter(v -> v == worst).count() + " of " + trials.size(), session.name());
            }
        }
        text.append('\n');
    }

    /** The same leak is told once, with everything it was seen in. */
    private void leaks() {
        Map<String, Finding> kinds = new LinkedHashMap<>();
        Map<String, SortedSet<String>> where = new TreeMap<>();
        verdict.trials().forEach(t -> t.findings().forEach(f -> add(f, t.id(), kinds, where)));
        verdict.sessions().forEach(s -> s.findings().forEach(f -> add(f, s.id(), kinds, where)));
        if (kinds.isEmpty()) {
            return;
        }
        line("### What was sent");
        row("what", "to", "through", "fingerprint", "in");
        row("---", "---", "---", "---", "---");
        kinds.forEach((print, f) -> row(f.kind(), "`" + f.host() + "`", "`" + String.join(" > ", f.trail()) + "`", "`" + print + "`",
                where.get(print).size() + " trials and sessions"));
        text.append('\n');
    }

    private static void add(Finding finding, String id, Map<String, Finding> kinds, Map<String, SortedSet<String>> where) {
        if (!finding.kind().isEmpty()) {
            kinds.putIfAbsent(finding.fingerprint(), finding);
            where.computeIfAbsent(finding.fingerprint(), f -> new TreeSet<>()).add(id);
        }
    }

    private void gaps() {
        SortedSet<String> reasons = new TreeSet<>();
        verdict.sessions().stream().filter(s -> s.verdict() == Verdict.INCONCLUSIVE).forEach(s -> reasons.add(s.id() + ": " + s.reason()));
        verdict.trials().stream().filter(t -> t.verdict() == Verdict.INCONCLUSIVE).forEach(t -> reasons.add(t.id() + ": " + t.reason()));
        if (!reasons.isEmpty()) {
            line("### What could not be judged");
            reasons.stream().limit(REASONS).forEach(r -> text.append("- ").append(safe(r)).append('\n'));
            text.append(reasons.size() > REASONS ? "- and " + (reasons.size() - REASONS) + " more, see `verdict.json`\n" : "").append('\n');
        }
    }

    private void line(String line) {
        text.append(line).append("\n\n");
    }

    private void row(String... cells) {
        text.append('|');
        for (String cell : cells) {
            text.append(' ').append(safe(cell)).append(" |");
        }
        text.append('\n');
    }

    /** What was captured must not become markup. */
    private static String safe(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;").replaceAll("\\s+", " ");
    }
}
