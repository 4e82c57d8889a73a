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

    record Column(String id, String browser, String mode, boolean incognito) {
    }

    record Row(String title, List<Cell> cells) {
    }

    /**
     * @param verdict   empty when the scenario is not for this mode
     * @param published what differs from what was published, or empty
     */
    record Cell(String verdict, String word, String reason, String published, String link) {
        static final Cell NONE = new Cell("", "", "", "", "");
    }

    static Matrix of(Phone phone, List<RootCause> causes) {
        List<Column> columns = phone.plan().sessions().stream()
                .map(s -> new Column(s.id(), s.title(), s.mode(), s.mode().equals("incognito"))).toList();
        Map<String, String> titles = new LinkedHashMap<>();
        phone.plan().sessions().forEach(s -> s.trials().forEach(t -> titles.putIfAbsent(t.scenario(), t.title())));
        List<Row> rows = new ArrayList<>();
        titles.forEach((scenario, title) -> rows.add(new Row(title, phone.plan().sessions().stream()
                .map(s -> trial(phone, s, scenario, causes)).toList())));
        rows.add(new Row("Identifiers, in the session as a whole",
                phone.plan().sessions().stream().map(s -> session(phone, s, causes)).toList()));
        return new Matrix(columns, rows);
    }

    List<Browser> browsers() {
        Map<String, Integer> modes = new LinkedHashMap<>();
        columns.forEach(c -> modes.merge(c.browser(), 1, Integer::sum));
        return modes.entrySet().stream().map(e -> new Browser(e.getKey(), e.getValue())).toList();
    }

    private static Cell trial(Phone phone, PlannedSession session, String scenario, List<RootCause> causes) {
        for (PlannedTrial planned : session.trials()) {
            if (planned.scenario().equals(scenario)) {
                RunVerdict.Trial t = phone.trials().stream().filter(v -> v.id().equals(planned.id())).findFirst().orElseThrow();
                String published = t.published() == null || t.published().equals(t.verdict().name()) ? "" : t.published();
                return cell(t.verdict(), t.reason(), published, t.id(), causes);
            }
        }
        return Cell.NONE;
    }

    private static Cell session(Phone phone, PlannedSession session, List<RootCause> causes) {
        RunVerdict.Session s = phone.sessions().stream().filter(v -> v.id().equals(session.id())).findFirst().orElseThrow();
        return cell(s.verdict(), s.reason(), "", s.id(), causes);
    }

    private static Cell cell(Verdict verdict, String reason, String published, String id, List<RootCause> causes) {
        String link = causes.stream().filter(c -> c.leaks().stream().anyMatch(l -> l.chargedTo().equals(id)))
                .findFirst().map(c -> "#cause-" + c.number()).orElse("");
        return new Cell(verdict.name().toLowerCase(Locale.ROOT), Words.of(verdict), reason, published, link);
    }
}
