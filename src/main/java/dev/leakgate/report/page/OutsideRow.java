package dev.leakgate.report.page;

import dev.leakgate.judge.verdict.Finding;
import dev.leakgate.judge.verdict.RunVerdict;
import java.util.List;
import java.util.Locale;

/** A verdict on something of the phone that is neither a session nor a trial. */
record OutsideRow(String title, RunVerdict.Row row) {

    String verdict() {
        return row.verdict().name().toLowerCase(Locale.ROOT);
    }

    String word() {
        return Words.of(row.verdict());
    }

    String reason() {
        return row.reason();
    }

    /** What was found besides the reason. */
    List<String> sentences() {
        return row.findings().stream().map(Finding::sentence).filter(s -> !s.equals(row.reason())).distinct().toList();
    }
}
