package dev.leakgate.judge;

import dev.leakgate.evidence.EvidenceException;
import dev.leakgate.evidence.Plan.PlannedPhone;
import dev.leakgate.evidence.Plan.PlannedSession;
import dev.leakgate.evidence.Plan.PlannedTrial;
import dev.leakgate.evidence.RunFolder;
import dev.leakgate.judge.linkability.Stretch;
import dev.leakgate.judge.rule.Charge;
import dev.leakgate.judge.rule.Rules;
import dev.leakgate.judge.rule.SessionEvidence;
import dev.leakgate.judge.verdict.Finding;
import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.judge.verdict.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Judges one session as soon as its record is kept. Reads evidence only; the same evidence gives the same verdict. */
public final class SessionJudge {

    private final RunFolder folder;
    private final Map<String, List<Stretch>> stretches = new ConcurrentHashMap<>();

    public SessionJudge(RunFolder folder) {
        this.folder = folder;
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
                    JudgedSession alone = judge(phone, session);
                    stretches.put(id, alone.stretches());
                    List<Stretch> all = folder.plan().phones().stream().flatMap(p -> p.sessions().stream())
                            .flatMap(s -> stretches.getOrDefault(s.id(), List.of()).stream()).toList();
                    return alone.with(new Links(folder, all).applied(alone.session()));
                }
            }
        }
        throw new EvidenceException("the session '" + id + "' is not in the run's plan");
    }

    JudgedSession judge(PlannedPhone phone, PlannedSession planned) {
        SessionEvidence evidence = SessionEvidence.read(folder, phone, planned);
        Map<String, List<Charge>> charges = Rules.judge(evidence).stream()
                .collect(Collectors.groupingBy(Charge::to, LinkedHashMap::new, Collectors.toList()));
        List<Charge> own = charges.getOrDefault(planned.id(), List.of());
        List<Charge> gaps = own.stream().filter(c -> !c.finding().rule().equals("identifier-sent"))
                .map(c -> new Charge(c.to(), Verdict.INCONCLUSIVE, c.finding())).toList();
        List<RunVerdict.Trial> trials = planned.trials().stream()
                .map(t -> trial(evidence, t, charges.getOrDefault(t.id(), List.of()), gaps)).toList();
        Map<String, List<Finding>> late = new LinkedHashMap<>(charges.entrySet().stream()
                .filter(c -> planned.trials().stream().noneMatch(t -> t.id().equals(c.getKey())) && !c.getKey().equals(planned.id()))
                .collect(Collectors.toMap(Map.Entry::getKey, c -> findings(c.getValue()), (a, b) -> a, LinkedHashMap::new)));
        return new JudgedSession(session(evidence, own), trials, late, Stretches.of(evidence));
    }

    private static RunVerdict.Session session(SessionEvidence evidence, List<Charge> charges) {
        PlannedSession planned = evidence.session();
        Scope scope = Scope.of(evidence);
        return new RunVerdict.Session(planned.id(), evidence.phone().id(), planned.browser(), planned.mode(),
                verdict(charges), evidence.controlSeen(), evidence.capture().exchanges().size(), scope.ofSession(),
                findings(charges), reason(charges));
    }

    /** A session's gaps leave its trials open, too; they are told where they belong, with the session. */
    private static RunVerdict.Trial trial(SessionEvidence evidence, PlannedTrial trial, List<Charge> charges, List<Charge> gaps) {
        PlannedSession session = evidence.session();
        List<Charge> all = Stream.concat(charges.stream(), gaps.stream()).toList();
        return new RunVerdict.Trial(trial.id(), evidence.phone().model(), evidence.phone().id(), session.browser(),
                session.packageName(), session.version(), session.mode(), trial.scenario(), verdict(all),
                trial.published(), evidence.controlSeen(), evidence.capture().exchanges().size(),
                Scope.of(evidence).ofTrial(trial), findings(charges), reason(all));
    }

    private static Verdict verdict(List<Charge> charges) {
        return charges.stream().map(Charge::verdict).reduce(Verdict.PASS, Verdict::worse);
    }

    private static List<Finding> findings(List<Charge> charges) {
        return charges.stream().map(Charge::finding).toList();
    }

    private static String reason(List<Charge> charges) {
        Verdict verdict = verdict(charges);
        return charges.stream().filter(c -> c.verdict() == verdict).map(c -> c.finding().sentence()).findFirst()
                .orElse("Complete within its scope, and clean.");
    }
}
