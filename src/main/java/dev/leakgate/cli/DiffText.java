package dev.leakgate.cli;

import dev.leakgate.record.diff.Outcome;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A comparison as text: each service that is not the same, and how many there are of each kind. */
final class DiffText {

    private static final int LONGEST = 160;

    private final PrintWriter out;

    DiffText(PrintWriter out) {
        this.out = out;
    }

    /** @return whether anything is different or missing */
    boolean print(List<Outcome> outcomes) {
        for (Outcome.Kind kind : Outcome.Kind.values()) {
            List<Outcome> some = outcomes.stream().filter(o -> o.kind() == kind).toList();
            out.printf("%-10s %d of %d%n", kind.word(), some.size(), outcomes.size());
            if (kind != Outcome.Kind.SAME) {
                Map<String, Long> times = some.stream().collect(Collectors.groupingBy(DiffText::line, LinkedHashMap::new, Collectors.counting()));
                times.forEach((line, n) -> out.println("  " + line + (n > 1 ? " (" + n + " times)" : "")));
            }
        }
        return outcomes.stream().anyMatch(o -> o.kind() == Outcome.Kind.DIFFERENT || o.kind() == Outcome.Kind.MISSING);
    }

    private static String line(Outcome o) {
        String service = o.entry().service().replaceFirst("^(shell|exec)[^:]*:", "$1 ").replace('\n', ' ').replace('\0', ' ');
        return (service.length() > LONGEST ? service.substring(0, LONGEST) + "..." : service) + System.lineSeparator() + "    " + o.why();
    }
}
