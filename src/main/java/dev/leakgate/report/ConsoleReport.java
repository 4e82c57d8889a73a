package dev.leakgate.report;

import dev.leakgate.evidence.Plan;
import dev.leakgate.evidence.Seal;
import dev.leakgate.judge.JudgedSession;
import dev.leakgate.judge.verdict.Finding;
import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.RunVerdict.Trial;
import dev.leakgate.judge.verdict.Verdict;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What a run says on the console: a line for each trial as it is judged, a table and the gate at the end. */
public final class ConsoleReport {

    static final int COLUMNS = 100;

    private final Plan plan;
    private final Names names;
    private final PrintStream out;
    private final Style style;
    private final boolean ascii;
    private int judged;

    public ConsoleReport(Plan plan, PrintStream out, Style style) {
        this(plan, out, style, Charset.forName(System.getProperty("native.encoding", "UTF-8")));
    }

    /** @param shown what the terminal can show */
    ConsoleReport(Plan plan, PrintStream out, Style style, Charset shown) {
        this.plan = plan;
        this.names = new Names(plan);
        this.out = out;
        this.style = style;
        this.ascii = !shown.newEncoder().canEncode('·');
    }

    /** Prints the lines of a session's trials; phones may call it at the same time. */
    public synchronized void judged(JudgedSession session) {
        session.trials().forEach(trial -> say(line(++judged, trial)));
        session.late().forEach((trial, findings) -> say("        late: " + fit(names.of(trial) + "  "
                + told(findings), COLUMNS - 14)));
    }

    /** Where the machine is set to plain ASCII, as a bare container is, other characters would come out as '?'. */
    private void say(String line) {
        out.println(ascii ? line.replace('·', '-').replace("…", "..") : line);
    }

    private String line(int number, Trial trial) {
        String head = "[%d/%d] %s  ".formatted(number, plan.trials().size(), names.of(trial.id()));
        int room = COLUMNS - head.length() - trial.verdict().name().length() - 2;
        String detail = switch (trial.verdict()) {
            case PASS -> "";
            case FAIL -> "  " + told(trial.findings(), room);
            case INCONCLUSIVE -> "  " + fit(trial.reason(), room);
        };
        return head + style.paint(trial.verdict(), trial.verdict().name()) + detail;
    }

    /** {@code query -> sa.api.intl.miui.com +1}; of a host that is too long the end is shown. */
    private static String told(List<Finding> findings, int room) {
        List<Finding> leaks = findings.stream().filter(f -> !f.kind().isEmpty()).toList();
        if (leaks.isEmpty()) {
            return findings.isEmpty() ? "" : fit(findings.get(0).sentence(), room);
        }
        long others = leaks.stream().map(f -> f.kind() + f.host()).distinct().count() - 1;
        String head = leaks.get(0).kind() + " -> ";
        String tail = others == 0 ? "" : " +" + others;
        String host = leaks.get(0).host();
        int left = Math.max(8, room - head.length() - tail.length());
        return head + (host.length() <= left ? host : "…" + host.substring(host.length() - left + 1)) + tail;
    }

    private static String told(List<Finding> findings) {
        return told(findings, COLUMNS);
    }

    static String fit(String text, int room) {
        return text.length() <= room ? text : text.substring(0, Math.max(0, room - 1)) + "…";
    }

    /**
     * Prints the end of the run: table, receivers, comparison with what was published, where to read on, and the gate
     * as the last line.
     *
     * @param seal    its root digest is for those who want to keep it elsewhere than the evidence
     * @param reports where to read on, by what is to be found there
     */
    public synchronized void finish(RunVerdict verdict, Seal seal, Map<String, Path> reports) {
        GateLine gate = new GateLine(verdict, plan.total());
        Verdict colour = verdict.gate().equals("OPEN") ? Verdict.PASS : gate.clean() ? Verdict.INCONCLUSIVE : Verdict.FAIL;
        say("");
        new MatrixTable(names, style).lines(verdict).forEach(this::say);
        say("");
        new Receivers(verdict).lines().forEach(this::say);
        CoverageBar.lines(verdict, names).forEach(this::say);
        new Joins(verdict).lines().forEach(this::say);
        new Published(verdict, names).lines().forEach(this::say);
        say("");
        reports.forEach((what, path) -> say("%-10s %s".formatted(what, path)));
        say("%-10s %s".formatted("Seed", verdict.seed()));
        say("%-10s %s".formatted("Seal", seal.root()));
        say("");
        say(style.bold(style.paint(colour, gate.toString())));
    }
}
