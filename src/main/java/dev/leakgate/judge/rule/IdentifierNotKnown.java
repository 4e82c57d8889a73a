package dev.leakgate.judge.rule;

import dev.leakgate.secret.Secret;
import dev.leakgate.secret.SecretKind;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The policy says which identifiers must have been looked for; what is not known of the phone could not be. */
final class IdentifierNotKnown implements Rule {

    @Override
    public List<Charge> judge(SessionEvidence evidence) {
        Set<SecretKind> known = evidence.identifiers().stream().map(Secret::kind).collect(Collectors.toSet());
        return known.isEmpty() ? List.of() : evidence.policy().requiredIdentifiers().stream().filter(k -> !known.contains(k)).sorted()
                .map(k -> Charge.gap(evidence.session().id(), "identifier-not-known", "", "The phone did not tell its "
                        + k.word() + ", so it could not be looked for: see that adb shell may read it, or take it out of"
                        + " 'required-identifiers' in scenarios/policy.yaml; each verdict's scope then leaves it out."))
                .toList();
    }
}
