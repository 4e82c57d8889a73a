package dev.leakgate.judge.rule;

import dev.leakgate.secret.IdentifierReading;
import dev.leakgate.secret.IdentifierReading.State;
import dev.leakgate.secret.Secret;
import dev.leakgate.secret.SecretKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The policy says which identifiers must have been looked for; what is not known of the phone could not be. What the
 * phone does not have, as the number of a SIM that is not in it, need not be known.
 */
final class IdentifierNotKnown implements Rule {

    @Override
    public List<Charge> judge(SessionEvidence evidence) {
        Set<SecretKind> known = evidence.identifiers().stream().map(Secret::kind).collect(Collectors.toSet());
        return known.isEmpty() ? List.of() : evidence.policy().requiredIdentifiers().stream()
                .filter(k -> !known.contains(k) && reading(evidence, k).map(IdentifierReading::state).filter(State.NOT_PRESENT::equals).isEmpty())
                .sorted()
                .map(k -> Charge.gap(evidence.session().id(), "identifier-not-known", "", "The phone did not tell its "
                        + k.word() + ", so it could not be looked for: " + reading(evidence, k).map(IdentifierReading::why)
                        .orElse("see that adb shell may read it") + ", or take it out of"
                        + " 'required-identifiers' in scenarios/policy.yaml; each verdict's scope then leaves it out."))
                .toList();
    }

    private static Optional<IdentifierReading> reading(SessionEvidence evidence, SecretKind kind) {
        return evidence.readings().stream().filter(r -> r.kind() == kind).findFirst();
    }
}
