package dev.leakgate.judge;

import dev.leakgate.evidence.EvidenceException;
import dev.leakgate.evidence.Plan.PlannedPhone;
import dev.leakgate.evidence.Plan.PlannedSession;
import dev.leakgate.evidence.Plan.PlannedTrial;
import dev.leakgate.evidence.RunFolder;
import dev.leakgate.evidence.SessionRecord;
import dev.leakgate.judge.coverage.CoverageCount;
import dev.leakgate.judge.influence.Series;
import dev.leakgate.judge.linkability.Stretch;
import dev.leakgate.judge.policy.Policy;
import dev.leakgate.judge.policy.PolicyFile;
import dev.leakgate.judge.rule.Charge;
import dev.leakgate.judge.rule.PhoneEvidence;
import dev.leakgate.judge.rule.SessionEvidence;
import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Judges one session as soon as its record is kept. Reads evidence only; the same evidence gives the same verdict. */
public final class SessionJudge {

    private static final String CLEAN = "Complete within its scope, and clean.";

    private final RunFolder folder;
    private final Policy policy;
    private final Map<String, List<Stretch>> stretches = new ConcurrentHashMap<>();
    private final Map<String, List<Series>> experiments = new ConcurrentHashMap<>();

    public SessionJudge(RunFolder folder) {
        this.folder = folder;
        this.policy = PolicyFile.read(folder.policy());
    }

    /**
     * Judges it also by the tokens of the sessions that were judged before; the whole run may show more.
     *
     * @param id of a planned session
     */
    public JudgedSession judge(String id) {
        for (PlannedPhone phone : folder.plan().phones()) {
            for (PlannedSession session : phone.sessions()) {
                if (session.id().equals(id)) {
                    JudgedSession alone = judge(new PhoneEvidence(folder, phone, policy), session);
                    stretches.put(id, alone.stretches());
                    List<Stretch> all = folder.plan().phones().stream().flatMap(p -> p.sessions().stream())
                            .flatMap(s -> stretches.getOrDefault(s.id(), List.of()).stream()).toList();
                    return alone.with(new Links(folder, all).applied(alone.session()));
                }
            }
        }
        throw new EvidenceException("the session '" + id + "' is not in the run's plan");
    }

    JudgedSession judge(PhoneEvidence evidence, PlannedSession planned) {
        List<SessionEvidence> attempts = evidence.attempts(planned);
        PlannedPhone phone = evidence.phone();
        SessionEvidence last = attempts.get(attempts.size() - 1);
        int exchanges = attempts.stream().mapToInt(a -> a.capture().exchanges().size()).sum();
        folder.of(planned.id()).influence().ifPresent(record -> experiments.put(record.trial(), Uploads.of(last, record)));
        Charges charges = Charges.of(attempts, policy, Judge.day(folder.plan()));
        List<Charge> own = charges.to(planned.id());
        List<Charge> gaps = own.stream().filter(c -> c.finding().kind().isEmpty())
                .map(c -> new Charge(c.to(), Verdict.INCONCLUSIVE, c.finding())).toList();
        List<RunVerdict.Trial> trials = planned.trials().stream()
                .map(t -> trial(last, t, exchanges, charges.to(t.id()), gaps)).toList();
        Scope scope = Scope.of(last);
        RunVerdict.Session session = new RunVerdict.Session(planned.id(), phone.id(), planned.browser(), planned.mode(),
                Charges.verdict(own), last.controlSeen(), attempts.size(), exchanges, scope.ofSession(),
                CoverageCount.of(last.capture(), last.detection(), last.witness(), last.record().map(SessionRecord::controlFrom).orElse(null),
                        scope.outOfSight(), last.redaction()::of), Charges.findings(own), Charges.reason(own, CLEAN));
        Set<String> here = Stream.concat(Stream.of(planned.id(), phone.id()), planned.trials().stream().map(PlannedTrial::id))
                .collect(Collectors.toSet());
        return new JudgedSession(session, trials, charges.toOthersThan(here), Charges.findings(charges.to(phone.id())),
                charges.ignored(), Stretches.of(attempts));
    }

    /** What the influence experiments of all sessions judged so far say together. */
    Influences influences() {
        Map<String, List<Series>> inOrder = new LinkedHashMap<>();
        folder.plan().trials().forEach(t -> inOrder.put(t.id(), experiments.getOrDefault(t.id(), List.of())));
        return new Influences(folder, inOrder);
    }

    /** A session's gaps leave its trials open, too; they are told where they belong, with the session. */
    private static RunVerdict.Trial trial(SessionEvidence evidence, PlannedTrial trial, int exchanges, List<Charge> charges,
                                          List<Charge> gaps) {
        PlannedSession session = evidence.session();
        List<Charge> all = Stream.concat(charges.stream(), gaps.stream()).toList();
        return new RunVerdict.Trial(trial.id(), evidence.phone().model(), evidence.phone().id(), session.browser(),
                session.packageName(), session.version(), session.mode(), trial.scenario(), Charges.verdict(all),
                trial.published(), evidence.controlSeen(), exchanges, Scope.of(evidence).ofTrial(trial),
                Charges.findings(charges), Charges.reason(all, CLEAN));
    }
}
