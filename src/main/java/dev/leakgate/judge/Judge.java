package dev.leakgate.judge;

import dev.leakgate.evidence.Plan;
import dev.leakgate.evidence.Plan.PlannedPhone;
import dev.leakgate.evidence.RunFolder;
import dev.leakgate.judge.claim.ClaimAnswers;
import dev.leakgate.judge.policy.Ignore;
import dev.leakgate.judge.policy.Policy;
import dev.leakgate.judge.policy.PolicyFile;
import dev.leakgate.judge.rule.PhoneEvidence;
import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.RunVerdict.Row;
import dev.leakgate.judge.verdict.Verdict;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
        Policy policy = PolicyFile.read(folder.policy());
        SessionJudge judge = new SessionJudge(folder);
        Map<PhoneEvidence, List<JudgedSession>> judged = new LinkedHashMap<>();
        plan.phones().stream().map(p -> new PhoneEvidence(folder, p, policy))
                .forEach(e -> judged.put(e, e.phone().sessions().stream().map(s -> judge.judge(e, s)).toList()));
        List<JudgedSession> all = judged.values().stream().flatMap(List::stream).toList();
        Influences influences = judge.influences();
        Links links = new Links(folder, all.stream().flatMap(s -> s.stretches().stream()).toList());
        List<Ignore> ignored = new ArrayList<>(all.stream().flatMap(s -> s.ignored().stream()).toList());
        List<RunVerdict.Trial> trials = new ArrayList<>();
        List<RunVerdict.Session> sessions = new ArrayList<>();
        List<RunVerdict.Phone> phones = new ArrayList<>();
        judged.forEach((evidence, own) -> {
            PhoneJudge outside = new PhoneJudge(evidence, policy, day(plan), own);
            ignored.addAll(outside.ignored());
            List<RunVerdict.Trial> turned = own.stream().flatMap(s -> s.trials().stream())
                    .map(t -> t.withLeaks(outside.late().getOrDefault(t.id(), List.of()))).map(influences::applied).toList();
            List<RunVerdict.Session> linked = own.stream().map(JudgedSession::session).map(links::applied).toList();
            trials.addAll(turned);
            sessions.addAll(linked);
            phones.add(phone(evidence.phone(), turned, linked, outside, policy.systemCounts(), links));
        });
        List<String> unknown = folder.labs().unknown();
        boolean open = !plan.partial() && !trials.isEmpty() && unknown.isEmpty()
                && phones.stream().allMatch(p -> p.verdict() == Verdict.PASS);
        RunVerdict verdict = new RunVerdict(1, plan.run(), plan.started().toString(), open ? "OPEN" : "CLOSED", plan.partial(), plan.virtual(),
                Long.toString(plan.seed()), trials, sessions, phones, unknown, policy.ignored().stream().map(i -> shown(i, plan, ignored)).toList(), List.of());
        return verdict.answering(ClaimAnswers.of(folder, verdict).stream()
                .map(a -> new RunVerdict.Answer(a.claim().id(), a.device(), a.answer(), a.reason())).toList());
    }

    /** The day that entries of the policy are held against: that of the run, whenever it is judged. */
    static LocalDate day(Plan plan) {
        return plan.started().atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static RunVerdict.Ignored shown(Ignore entry, Plan plan, List<Ignore> covering) {
        return new RunVerdict.Ignored(entry.host(), entry.reason(), entry.owner(), entry.until().toString(), entry.expired(day(plan)),
                Collections.frequency(covering, entry));
    }

    private static RunVerdict.Phone phone(PlannedPhone phone, List<RunVerdict.Trial> trials, List<RunVerdict.Session> sessions,
                                          PhoneJudge outside, boolean systemCounts, Links links) {
        List<Verdict> trialVerdicts = trials.stream().map(RunVerdict.Trial::verdict).toList();
        List<Verdict> sessionVerdicts = sessions.stream().map(RunVerdict.Session::verdict).toList();
        Row late = outside.lateUploads();
        Row system = outside.system();
        Verdict driven = Stream.concat(trialVerdicts.stream(), sessionVerdicts.stream()).reduce(Verdict.PASS, Verdict::worse);
        Verdict worst = driven.worse(late.verdict()).worse(systemCounts && system.verdict() == Verdict.FAIL ? Verdict.FAIL : Verdict.PASS);
        String reason = worst == Verdict.PASS ? "All trials and sessions are complete within their scope, and clean." + bound(trials.size())
                : driven == Verdict.PASS ? (late.verdict() == worst ? late : system).reason()
                : count(trialVerdicts, "trials") + "; " + count(sessionVerdicts, "sessions") + ".";
        return new RunVerdict.Phone(phone.id(), phone.model(), phone.build(), phone.virtual(), worst, reason, system, late,
                links.of(phone.id()), Stream.concat(outside.identifiers().stream(), links.learned(phone.id()).stream())
                .map(RunVerdict.Identifier::of).toList());
    }

    /** Rule of three: what no leak in n trials leaves open. Hanley and Lippman-Hand, JAMA 249 (1983), p. 1743. */
    private static String bound(int trials) {
        return trials <= 3 ? "" : String.format(Locale.ROOT, " No leak in %d trials: at 95 %% confidence less than %.0f %% of such"
                + " trials leak (3/n).", trials, Math.ceil(300.0 / trials));
    }

    private static String count(List<Verdict> verdicts, String what) {
        return "%d of %d %s leak, %d inconclusive".formatted(
                verdicts.stream().filter(v -> v == Verdict.FAIL).count(), verdicts.size(), what,
                verdicts.stream().filter(v -> v == Verdict.INCONCLUSIVE).count());
    }
}
