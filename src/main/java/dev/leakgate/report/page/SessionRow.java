package dev.leakgate.report.page;

import dev.leakgate.evidence.Plan.PlannedSession;
import dev.leakgate.judge.verdict.Coverage;
import dev.leakgate.judge.verdict.Finding;
import dev.leakgate.judge.verdict.RunVerdict;
import java.util.List;
import java.util.stream.Stream;

/** How much of a session was read, and what was not. */
record SessionRow(PlannedSession planned, RunVerdict.Session judged) {

    String title() {
        return planned.title();
    }

    String mode() {
        return planned.mode();
    }

    /**
     * A part of the bar that shows a session's coverage.
     *
     * @param name  what became of these connections and requests
     * @param style class of the part
     */
    record Part(String name, String style, long count) {
    }

    /** What was seen of the session, in the order read, opaque, refused, cut, missed; parts of nothing are left out. */
    List<Part> bar() {
        Coverage c = judged.coverage();
        return Stream.of(new Part("read", "read", Math.max(0, c.read() - c.opaque())), new Part("opaque", "opaque", c.opaque()),
                        new Part("refused", "refused", c.refused()), new Part("cut off", "refused", c.cut()),
                        new Part("missed", "missed", c.missed()), new Part("not fully read", "opaque", c.notRead()))
                .filter(p -> p.count() > 0).toList();
    }

    List<String> outOfSight() {
        return judged.coverage().outOfSight();
    }

    /** {@code QUIC (3 packets)} and the like: what the phone's gateway refused. */
    List<String> turnedAway() {
        return judged.coverage().turnedAway().stream().map(t -> t.what() + " (" + t.packets() + " packets)").toList();
    }

    boolean controlSeen() {
        return judged.controlSeen();
    }

    /** One sentence for each thing that was seen and not read, or not proved. */
    List<String> gaps() {
        return judged.findings().stream().filter(f -> f.kind().isEmpty()).map(Finding::sentence).toList();
    }
}
