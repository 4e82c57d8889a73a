package dev.leakgate.report;

import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.Verdict;
import java.util.List;
import java.util.StringJoiner;

/** The run's last line: whether the gate is open, and if not, what keeps it closed. */
public final class GateLine {

    private final RunVerdict verdict;
    private final int total;

    /** @param total trials of the whole matrix */
    public GateLine(RunVerdict verdict, int total) {
        this.verdict = verdict;
        this.total = total;
    }

    /** Everything that was judged passed; the gate may still be closed since only a part was judged. */
    public boolean clean() {
        return !verdict.trials().isEmpty() && count(trials(), Verdict.PASS) == trials().size()
                && count(sessions(), Verdict.PASS) == sessions().size() && verdict.unknown().isEmpty()
                && count(phones(), Verdict.PASS) == verdict.phones().size();
    }

    /** {@code GATE OPEN}, {@code GATE CLOSED (partial)}. */
    public String word() {
        if (verdict.gate().equals("OPEN") && verdict.unknown().isEmpty()) {
            return "GATE OPEN" + (verdict.virtual() ? " (virtual)" : "");
        }
        if (clean()) {
            return "OPEN for %d of %d trials (partial)".formatted(trials().size(), total);
        }
        return "GATE CLOSED" + (verdict.partial() && verdict.unknown().isEmpty() ? " (partial)" : "");
    }

    /** What lets it be open, or keeps it closed. */
    public String why() {
        if (!verdict.unknown().isEmpty()) {
            return "the virtual phones were asked what they do not know, so this run proves nothing: " + String.join(" ", verdict.unknown());
        }
        if (verdict.gate().equals("OPEN")) {
            return "all " + total + " trials pass within their scope";
        }
        if (clean()) {
            return "a part never opens the gate for the whole";
        }
        StringJoiner why = new StringJoiner(", ");
        add(why, count(trials(), Verdict.FAIL), trials().size(), "trials leak");
        add(why, count(trials(), Verdict.INCONCLUSIVE), trials().size(), "are inconclusive");
        if (why.length() == 0) {
            add(why, count(sessions(), Verdict.FAIL), sessions().size(), "sessions leak");
            add(why, count(sessions(), Verdict.INCONCLUSIVE), sessions().size(), "sessions are inconclusive");
        }
        if (why.length() == 0) {
            verdict.phones().stream().filter(p -> p.verdict() != Verdict.PASS).forEach(p -> why.add(p.model() + ": " + p.reason()));
        }
        return why.length() == 0 ? "no trial was judged" : why.toString();
    }

    @Override
    public String toString() {
        return word() + ": " + why();
    }

    private static void add(StringJoiner why, long count, int of, String what) {
        if (count > 0) {
            why.add((why.length() == 0 ? count + " of " + of : String.valueOf(count)) + " " + what);
        }
    }

    private List<Verdict> trials() {
        return verdict.trials().stream().map(RunVerdict.Trial::verdict).toList();
    }

    private List<Verdict> phones() {
        return verdict.phones().stream().map(RunVerdict.Phone::verdict).toList();
    }

    private List<Verdict> sessions() {
        return verdict.sessions().stream().map(RunVerdict.Session::verdict).toList();
    }

    private static long count(List<Verdict> verdicts, Verdict wanted) {
        return verdicts.stream().filter(v -> v == wanted).count();
    }
}
