package dev.leakgate.judge;

import dev.leakgate.judge.policy.Ignore;
import dev.leakgate.judge.policy.Policy;
import dev.leakgate.judge.rule.ActionRecorded;
import dev.leakgate.judge.rule.Charge;
import dev.leakgate.judge.rule.Rules;
import dev.leakgate.judge.rule.SentWithoutTrust;
import dev.leakgate.judge.rule.SessionEvidence;
import dev.leakgate.judge.verdict.Finding;
import dev.leakgate.judge.verdict.Verdict;
import dev.leakgate.secret.SecretKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What all rules make of some evidence, by who is charged; less what the policy's entries cover on the day of the run. */
final class Charges {

    /** Kinds of findings for which nothing is minted. */
    private static final Set<String> NO_SECRETS = Set.of(ActionRecorded.ACTION, SentWithoutTrust.CONNECTION);

    private final Map<String, List<Charge>> counted = new LinkedHashMap<>();
    private final List<Ignore> ignored = new ArrayList<>();

    /** @param day on which the run began */
    static Charges of(List<SessionEvidence> evidence, Policy policy, LocalDate day) {
        Charges charges = new Charges();
        evidence.stream().flatMap(e -> Rules.judge(e).stream()).forEach(charge ->
                entry(charge.finding(), policy, day).ifPresentOrElse(charges.ignored::add,
                        () -> charges.counted.computeIfAbsent(charge.to(), t -> new ArrayList<>()).add(charge)));
        return charges;
    }

    /** A canary in the wrong hands is a leak, whatever entry there is, and so is what was done and how it was sent. */
    private static Optional<Ignore> entry(Finding finding, Policy policy, LocalDate day) {
        if (NO_SECRETS.contains(finding.kind()) || !finding.kind().isEmpty() && SecretKind.of(finding.kind()).canary()) {
            return Optional.empty();
        }
        return policy.ignored().stream().filter(i -> i.covers(finding.host()) && !i.expired(day)).findFirst();
    }

    List<Charge> to(String id) {
        return counted.getOrDefault(id, List.of());
    }

    /** What is charged to none of these, by who is. */
    Map<String, List<Finding>> toOthersThan(Set<String> ids) {
        Map<String, List<Finding>> others = new LinkedHashMap<>();
        counted.forEach((to, charges) -> {
            if (!ids.contains(to)) {
                others.put(to, findings(charges));
            }
        });
        return others;
    }

    List<Ignore> ignored() {
        return ignored;
    }

    static Verdict verdict(List<Charge> charges) {
        return charges.stream().map(Charge::verdict).reduce(Verdict.PASS, Verdict::worse);
    }

    static List<Finding> findings(List<Charge> charges) {
        return charges.stream().map(Charge::finding).toList();
    }

    /** The first sentence that led to the verdict. */
    static String reason(List<Charge> charges, String clean) {
        Verdict verdict = verdict(charges);
        return charges.stream().filter(c -> c.verdict() == verdict).map(c -> c.finding().sentence()).findFirst().orElse(clean);
    }
}
