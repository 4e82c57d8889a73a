package dev.leakgate.report;

import dev.leakgate.evidence.Plan.PlannedSession;
import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.RunVerdict.Session;
import dev.leakgate.judge.verdict.RunVerdict.Trial;
import dev.leakgate.judge.verdict.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The table at the end of a run: models and browsers down, modes across. */
final class MatrixTable {

    private static final String ROW = "%-14s  %-20s";

    private final Names names;
    private final Style style;

    MatrixTable(Names names, Style style) {
        this.names = names;
        this.style = style;
    }

    private record Row(String model, String browser) {
    }

    List<String> lines(RunVerdict verdict) {
        Set<String> modes = new LinkedHashSet<>();
        Map<Row, Map<String, String>> cells = new LinkedHashMap<>();
        for (Session session : verdict.sessions()) {
            modes.add(session.mode());
            PlannedSession planned = names.session(session.id());
            cells.computeIfAbsent(new Row(names.of(session.device()), planned.title()), r -> new LinkedHashMap<>())
                    .put(session.mode(), cell(session, trials(verdict, planned)));
        }
        List<String> lines = new ArrayList<>();
        StringBuilder head = new StringBuilder(ROW.formatted("", ""));
        modes.forEach(mode -> head.append("  ").append("%-28s".formatted(mode)));
        lines.add(head.toString().stripTrailing());
        String last = "";
        for (Map.Entry<Row, Map<String, String>> row : cells.entrySet()) {
            String model = row.getKey().model();
            StringBuilder line = new StringBuilder(ROW.formatted(model.equals(last) ? "" : model, row.getKey().browser()));
            modes.forEach(mode -> line.append("  ").append(row.getValue().getOrDefault(mode, "%-28s".formatted("-"))));
            lines.add(line.toString().stripTrailing());
            last = model;
        }
        return lines;
    }

    private static List<Trial> trials(RunVerdict verdict, PlannedSession session) {
        Set<String> ids = new LinkedHashSet<>();
        session.trials().forEach(t -> ids.add(t.id()));
        return verdict.trials().stream().filter(t -> ids.contains(t.id())).toList();
    }

    /** {@code FAIL 3 of 4 + identifiers}: how many trials have the verdict that counts, and what the session adds. */
    private String cell(Session session, List<Trial> trials) {
        Verdict worst = trials.stream().map(Trial::verdict).anyMatch(v -> v == Verdict.FAIL) ? Verdict.FAIL
                : trials.stream().map(Trial::verdict).anyMatch(v -> v == Verdict.INCONCLUSIVE) ? Verdict.INCONCLUSIVE : Verdict.PASS;
        long count = trials.stream().filter(t -> t.verdict() == worst).count();
        boolean identifiers = session.findings().stream().anyMatch(f -> f.rule().equals("identifier-sent"));
        String text = "%s %d of %d%s".formatted(worst, count, trials.size(), identifiers ? ", identifiers" : "");
        Verdict colour = worst == Verdict.PASS ? session.verdict() : worst;
        return style.paint(colour, text) + " ".repeat(Math.max(0, 28 - text.length()));
    }
}
