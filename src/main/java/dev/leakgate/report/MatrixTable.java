package dev.leakgate.report;

import dev.leakgate.evidence.Plan.PlannedTrial;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        Map<Row, Map<String, List<Session>>> cells = new LinkedHashMap<>();
        for (Session session : verdict.sessions()) {
            modes.add(session.mode());
            cells.computeIfAbsent(new Row(names.of(session.device()), names.session(session.id()).title()), r -> new LinkedHashMap<>())
                    .computeIfAbsent(session.mode(), m -> new ArrayList<>()).add(session);
        }
        List<String> lines = new ArrayList<>();
        StringBuilder head = new StringBuilder(ROW.formatted("", ""));
        modes.forEach(mode -> head.append("  ").append("%-28s".formatted(mode)));
        lines.add(head.toString().stripTrailing());
        String last = "";
        for (Map.Entry<Row, Map<String, List<Session>>> row : cells.entrySet()) {
            String model = row.getKey().model();
            StringBuilder line = new StringBuilder(ROW.formatted(model.equals(last) ? "" : model, row.getKey().browser()));
            modes.forEach(mode -> line.append("  ").append(row.getValue().containsKey(mode)
                    ? cell(row.getValue().get(mode), verdict) : "%-28s".formatted("-")));
            lines.add(line.toString().stripTrailing());
            last = model;
        }
        return lines;
    }

    /** {@code FAIL 3 of 4, identifiers}: how many trials of all sessions have the verdict that counts, and what the sessions add. */
    private String cell(List<Session> sessions, RunVerdict verdict) {
        Set<String> ids = sessions.stream().flatMap(s -> names.session(s.id()).trials().stream()).map(PlannedTrial::id).collect(Collectors.toSet());
        List<Trial> trials = verdict.trials().stream().filter(t -> ids.contains(t.id())).toList();
        Verdict worst = worst(trials.stream().map(Trial::verdict));
        long count = trials.stream().filter(t -> t.verdict() == worst).count();
        boolean identifiers = sessions.stream().flatMap(s -> s.findings().stream()).anyMatch(f -> f.rule().equals("identifier-sent"));
        String text = "%s %d of %d%s".formatted(worst, count, trials.size(), identifiers ? ", identifiers" : "");
        Verdict colour = worst == Verdict.PASS ? worst(sessions.stream().map(Session::verdict)) : worst;
        return style.paint(colour, text) + " ".repeat(Math.max(0, 28 - text.length()));
    }

    private static Verdict worst(Stream<Verdict> verdicts) {
        return verdicts.reduce(Verdict.PASS, Verdict::worse);
    }
}
