package dev.leakgate.report;

import dev.leakgate.judge.verdict.Coverage;
import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.RunVerdict.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was seen of a session's traffic as one bar, {@code [=============ooxx??]}, and what the signs of it count. */
final class CoverageBar {

    private static final int WIDTH = 20;
    private static final int NAME = 40;

    private CoverageBar() {
    }

    /** A bar and its numbers; each sort that is there at all has at least one sign. */
    static String of(Coverage coverage) {
        Map<String, Integer> parts = new LinkedHashMap<>();
        parts.put("=", coverage.read() - coverage.opaque());
        parts.put("o", coverage.opaque());
        parts.put("x", coverage.refused() + coverage.cut());
        parts.put("?", coverage.missed());
        int total = parts.values().stream().mapToInt(n -> Math.max(0, n)).sum();
        StringBuilder signs = new StringBuilder();
        parts.forEach((sign, n) -> signs.append(n <= 0 ? "" : sign.repeat(Math.max(1, WIDTH * n / total))));
        String bar = signs.isEmpty() ? " ".repeat(WIDTH) : signs.substring(0, 1).repeat(Math.max(0, WIDTH - signs.length()))
                + signs.substring(Math.max(0, signs.length() - WIDTH));
        return "[" + bar + "] " + numbers(coverage);
    }

    private static String numbers(Coverage coverage) {
        List<String> numbers = new ArrayList<>();
        numbers.add(coverage.read() - coverage.opaque() + " read");
        number(numbers, coverage.opaque(), "opaque");
        number(numbers, coverage.refused(), "refused");
        number(numbers, coverage.cut(), "cut short");
        number(numbers, coverage.missed(), "missed");
        number(numbers, coverage.notRead(), "not fully read");
        if (coverage.unexplained() > 0) {
            numbers.add(coverage.unexplained() + " bytes unexplained");
        }
        return String.join(", ", numbers);
    }

    private static void number(List<String> numbers, int n, String what) {
        if (n > 0) {
            numbers.add(n + " " + what);
        }
    }

    /** By host and app, in Markdown. */
    static String table(Coverage coverage) {
        StringBuilder table = new StringBuilder("| host | app | read | opaque | refused | cut | missed |\n|---|---|---|---|---|---|---|");
        coverage.hosts().forEach(h -> table.append("\n| %s | %s | %d | %d | %d | %d | %d |".formatted(h.host(), h.actor(), h.read(), h.opaque(),
                h.refused(), h.cut(), h.missed())));
        return table.toString();
    }

    /** For the console: sessions of which all was read in one line, every other with its bar. */
    static List<String> lines(RunVerdict verdict, Names names) {
        List<String> lines = new ArrayList<>();
        Set<String> outOfSight = new LinkedHashSet<>();
        Map<String, Long> turnedAway = new TreeMap<>();
        int whole = 0;
        int read = 0;
        for (Session session : verdict.sessions()) {
            outOfSight.addAll(session.coverage().outOfSight());
            session.coverage().turnedAway().forEach(t -> turnedAway.merge(t.what(), t.packets(), Long::sum));
            if (session.coverage().whole()) {
                whole++;
                read += session.coverage().read();
            } else {
                lines.add("  %-40s  %s".formatted(ConsoleReport.fit(names.of(session.id()), NAME), of(session.coverage())));
            }
        }
        if (whole > 0) {
            lines.add(0, "  %d of %d sessions: all that was seen was read, %d requests".formatted(whole, verdict.sessions().size(), read));
        }
        lines.add(0, "Coverage");
        lines.add("  out of sight: " + String.join(", ", outOfSight));
        if (!turnedAway.isEmpty()) {
            lines.add("  refused at the gateway: " + turnedAway.entrySet().stream().map(t -> t.getKey() + " (" + t.getValue() + " packets)")
                    .collect(Collectors.joining(", ")));
        }
        lines.add("");
        return lines;
    }
}
