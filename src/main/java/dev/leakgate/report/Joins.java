package dev.leakgate.report;

import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.RunVerdict.Link;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What receivers can join, one line for each field and receiver. */
final class Joins {

    private final Map<String, Integer> phones = new LinkedHashMap<>();

    Joins(RunVerdict verdict) {
        for (RunVerdict.Phone phone : verdict.phones()) {
            phone.links().stream().map(Joins::line).distinct().forEach(line -> phones.merge(line, 1, Integer::sum));
        }
    }

    private static String line(Link link) {
        String doubt = link.nature().equals("identifier") ? "" : ", or a constant";
        return "%-32s by %s, through %s%s".formatted(link.vendor(), String.join(", ", link.names()),
                String.join(", ", link.survived()), doubt);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (!phones.isEmpty()) {
            lines.add("Joined again by");
            phones.forEach((line, count) -> lines.add(ConsoleReport.fit("  %s  (%d phones)".formatted(line, count), ConsoleReport.COLUMNS)));
            lines.add("");
        }
        return lines;
    }
}
