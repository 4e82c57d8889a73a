package dev.leakgate.judge;

import dev.leakgate.judge.linkability.Stretch;
import dev.leakgate.judge.policy.Ignore;
import dev.leakgate.judge.verdict.Finding;
import dev.leakgate.judge.verdict.RunVerdict;
import java.util.List;
import java.util.Map;

/**
 * What one session's evidence says: of itself, of its trials, of trials of other sessions of the same phone, and of what
 * no session has to answer for.
 *
 * @param trials    in the plan's order
 * @param late      findings for trials of other sessions, whose canaries were seen in this one, by id of the trial
 * @param system    findings for the phone's system row
 * @param ignored   entries of the policy that covered a finding, one for each finding
 * @param stretches what its tokens are compared by with those of other sessions
 */
public record JudgedSession(RunVerdict.Session session, List<RunVerdict.Trial> trials, Map<String, List<Finding>> late,
                            List<Finding> system, List<Ignore> ignored, List<Stretch> stretches) {

    public JudgedSession {
        trials = List.copyOf(trials);
        system = List.copyOf(system);
        ignored = List.copyOf(ignored);
        stretches = List.copyOf(stretches);
    }

    JudgedSession with(RunVerdict.Session judged) {
        return new JudgedSession(judged, trials, late, system, ignored, stretches);
    }
}
