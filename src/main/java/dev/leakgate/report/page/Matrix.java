package dev.leakgate.report.page;

import dev.leakgate.evidence.Plan.PlannedSession;
import dev.leakgate.evidence.Plan.PlannedTrial;
import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Browser by mode across, scenario down: the verdict of every trial of a phone. */
record Matrix(List<Column> columns, List<Row> rows) {

    /** @param modes how many columns the browser has */
    record Browser(String title, int modes) {
    }

    record Column(String browser, String mode) {

        String title() {
            return browser + ", " + mode;
        }
    }

    record Row(String title, List<Cell> cells) {
    }

    /**
     * @param column    what it is about, for who sees it without its table's head
     * @param verdict   empty when the scenario is not for this mode
     * @param published what differs from what was published, or empty
     */
    record Cell(String column, String verdict, String word, String reason, String published, String link) {

        static Cell none(Column column) {
            return new Cell(column.title(), "", "", "", "", "");
        }
    }

    /** A column for each browser and mode: sessions in other states than usual are told with their mode. */
    static Matrix of(Phone phone, List<RootCause> causes) {
        Map<Column, List<PlannedSession>> sessions = new LinkedHashMap<>();
        phone.plan().sessions().forEach(s -> sessions.computeIfAbsent(new Column(s.title(), s.mode()), c -> new ArrayList<>()).add(s));
        Map<String, String> titles = new LinkedHashMap<>();
        phone.plan().sessions().forEach(s -> s.trials().forEach(t -> titles.putIfAbsent(t.scenario(), t.title())));
        List<Row> rows = new ArrayList<>();
        titles.forEach((scenario, title) -> rows.add(new Row(title, sessions.entrySet().stream()
                .map(of -> trial(phone, of.getKey(), of.getValue(), scenario, causes)).toList())));
        rows.add(new Row("Identifiers, in the sessions as a whole",
                sessions.entrySet().stream().map(of -> worst(phone, of.getKey(), of.getValue(), causes)).toList()));
        return new Matrix(List.copyOf(sessions.keySet()), rows);
    }

    List<Browser> browsers() {
        Map<String, Integer> modes = new LinkedHashMap<>();
        columns.forEach(c -> modes.merge(c.browser(), 1, Integer::sum));
        return modes.entrySet().stream().map(e -> new Browser(e.getKey(), e.getValue())).toList();
    }

    private static Cell trial(Phone phone, Column column, List<PlannedSession> sessions, String scenario, List<RootCause> causes) {
        for (PlannedTrial planned : sessions.stream().flatMap(s -> s.trials().stream()).toList()) {
            if (planned.scenario().equals(scenario)) {
                RunVerdict.Trial t = phone.trials().stream().filter(v -> v.id().equals(planned.id())).findFirst().orElseThrow();
                String published = t.published() == null || t.published().equals(t.verdict().name()) ? "" : t.published();
                return cell(column, t.verdict(), t.reason(), published, t.id(), causes);
            }
        }
        return Cell.none(column);
    }

    private static Cell worst(Phone phone, Column column, List<PlannedSession> sessions, List<RootCause> causes) {
        List<RunVerdict.Session> judged = sessions.stream().flatMap(p -> phone.sessions().stream().filter(v -> v.id().equals(p.id()))).toList();
        RunVerdict.Session s = judged.stream().reduce((a, b) -> a.verdict().worse(b.verdict()) == a.verdict() ? a : b).orElseThrow();
        return cell(column, s.verdict(), s.reason(), "", s.id(), causes);
    }

    private static Cell cell(Column column, Verdict verdict, String reason, String published, String id, List<RootCause> causes) {
        String link = causes.stream().filter(c -> c.leaks().stream().anyMatch(l -> l.chargedTo().equals(id)))
                .findFirst().map(c -> "#cause-" + c.number()).orElse("");
        return new Cell(column.title(), verdict.name().toLowerCase(Locale.ROOT), Words.of(verdict), reason, published, link);
    }
}
