package dev.leakgate.judge;

import dev.leakgate.evidence.Plan;
import dev.leakgate.evidence.Plan.PlannedPhone;
import dev.leakgate.evidence.Plan.PlannedSession;
import dev.leakgate.evidence.RunFolder;
import dev.leakgate.judge.verdict.Finding;
import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Judges a whole run from its evidence alone: no clock, no network, the plan's order. Judged again, the same evidence
 * gives the same verdict to the byte.
 */
public final class Judge {

    private Judge() {
    }

    public static RunVerdict judge(RunFolder folder) {
        Plan plan = folder.plan();
        SessionJudge judge = new SessionJudge(folder);
        List<JudgedSession> judged = new ArrayList<>();
        for (PlannedPhone phone : plan.phones()) {
            for (PlannedSession session : phone.sessions()) {
                judged.add(judge.judge(phone, session));
            }
        }
        Links links = new Links(folder, judged.stream().flatMap(s -> s.stretches().stream()).toList());
        List<RunVerdict.Session> sessions = judged.stream().map(JudgedSession::session)
                .map(links::applied).toList();
        List<RunVerdict.Trial> trials = withLateFindings(judged);
        List<RunVerdict.Phone> phones = plan.phones().stream().map(p -> phone(p, trials, sessions, links)).toList();
        boolean open = !plan.partial() && !trials.isEmpty()
                && phones.stream().allMatch(p -> p.verdict() == Verdict.PASS);
        return new RunVerdict(1, plan.run(), plan.started().toString(), open ? "OPEN" : "CLOSED", plan.partial(), plan.virtual(),
                Long.toString(plan.seed()), trials, sessions, phones);
    }

    /** What was typed in one session and seen in another's capture turns the verdict of the trial that typed it. */
    private static List<RunVerdict.Trial> withLateFindings(List<JudgedSession> judged) {
        Map<String, List<Finding>> late = new LinkedHashMap<>();
        judged.forEach(s -> s.late().forEach((trial, findings) ->
                late.computeIfAbsent(trial, t -> new ArrayList<>()).addAll(findings)));
        return judged.stream().flatMap(s -> s.trials().stream())
                .map(t -> t.withLeaks(late.getOrDefault(t.id(), List.of()))).toList();
    }

    private static RunVerdict.Phone phone(PlannedPhone phone, List<RunVerdict.Trial> trials, List<RunVerdict.Session> sessions,
                                          Links links) {
        List<Verdict> trialVerdicts = trials.stream().filter(t -> t.device().equals(phone.id())).map(RunVerdict.Trial::verdict).toList();
        List<Verdict> sessionVerdicts = sessions.stream().filter(s -> s.device().equals(phone.id())).map(RunVerdict.Session::verdict).toList();
        Verdict worst = Stream.concat(trialVerdicts.stream(), sessionVerdicts.stream()).reduce(Verdict.PASS, Verdict::worse);
        String reason = worst == Verdict.PASS ? "All trials and sessions are complete within their scope, and clean."
                : count(trialVerdicts, "trials") + "; " + count(sessionVerdicts, "sessions") + ".";
        return new RunVerdict.Phone(phone.id(), phone.model(), phone.build(), phone.virtual(), worst, reason, links.of(phone.id()));
    }

    private static String count(List<Verdict> verdicts, String what) {
        return "%d of %d %s leak, %d inconclusive".formatted(
                verdicts.stream().filter(v -> v == Verdict.FAIL).count(), verdicts.size(), what,
                verdicts.stream().filter(v -> v == Verdict.INCONCLUSIVE).count());
    }
}
