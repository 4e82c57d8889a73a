package dev.leakgate.judge;

import dev.leakgate.evidence.Plan.PlannedPhone;
import dev.leakgate.evidence.RunFolder;
import dev.leakgate.evidence.SessionRecord;
import dev.leakgate.judge.coverage.CoverageCount;
import dev.leakgate.judge.coverage.PhoneWitness;
import dev.leakgate.judge.linkability.Stretch;
import dev.leakgate.judge.policy.Policy;
import dev.leakgate.judge.policy.PolicyFile;
import dev.leakgate.judge.rule.PhoneEvidence;
import dev.leakgate.judge.rule.SessionEvidence;
import dev.leakgate.leak.LeakDetector;
import dev.leakgate.leak.Tokens;
import java.util.ArrayList;
import java.util.List;

/**
 * What judging spends on coverage and linkability in a run, from its kept evidence. Each session is judged when it ends
 * and again with the whole run; after each session those driven so far are linked anew.
 *
 * @param all         seconds of all judging
 * @param coverage    seconds of putting captures beside what the phone told, and of counting them
 * @param linkability seconds of gathering tokens and comparing them
 */
public record ProofJudging(double all, double coverage, double linkability) {

    public static ProofJudging of(RunFolder folder) {
        long all = nanos(() -> {
            SessionJudge judge = new SessionJudge(folder);
            folder.plan().phones().forEach(p -> p.sessions().forEach(s -> judge.judge(s.id())));
            Judge.judge(folder);
        });
        Policy policy = PolicyFile.read(folder.policy());
        List<Stretch> stretches = new ArrayList<>();
        long coverage = 0;
        long linkability = 0;
        for (PlannedPhone phone : folder.plan().phones()) {
            PhoneEvidence evidence = new PhoneEvidence(folder, phone, policy);
            for (List<SessionEvidence> attempts : phone.sessions().stream().map(evidence::attempts).toList()) {
                coverage += 2 * attempts.stream().mapToLong(a -> nanos(() -> cover(folder, a))).sum();
                linkability += 2 * (attempts.stream().mapToLong(ProofJudging::gathering).sum() + nanos(() -> stretches.addAll(Stretches.of(attempts))));
                linkability += nanos(() -> new Links(folder, stretches));
            }
        }
        linkability += nanos(() -> new Links(folder, stretches));
        return new ProofJudging(all / 1e9, coverage / 1e9, linkability / 1e9);
    }

    private static void cover(RunFolder folder, SessionEvidence evidence) {
        PhoneWitness witness = PhoneWitness.of(folder.of(evidence.id()).connections());
        CoverageCount.of(witness.attributed(evidence.capture()), evidence.detection(), witness,
                evidence.record().map(SessionRecord::controlFrom).orElse(null), List.of(), evidence.redaction()::of);
    }

    /** Tokens are gathered on the way through the capture: what that takes longer with them than without. */
    private static long gathering(SessionEvidence evidence) {
        LeakDetector detector = LeakDetector.of(evidence.secrets());
        detector.detect(evidence.capture());
        long without = nanos(() -> detector.detect(evidence.capture()));
        return Math.max(0, nanos(() -> detector.detect(evidence.capture(), new Tokens())) - without);
    }

    private static long nanos(Runnable part) {
        long from = System.nanoTime();
        part.run();
        return System.nanoTime() - from;
    }
}
