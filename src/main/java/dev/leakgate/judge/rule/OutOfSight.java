package dev.leakgate.judge.rule;

import dev.leakgate.judge.policy.Policy.Sight;
import java.util.List;
import java.util.Optional;

/** The policy says what must have been in sight; what the way of capturing did not show may have told anything. */
final class OutOfSight implements Rule {

    @Override
    public List<Charge> judge(SessionEvidence evidence) {
        return evidence.policy().requiredVisibility().stream().sorted()
                .flatMap(sight -> why(sight, evidence).map(w -> Charge.gap(evidence.session().id(), "out-of-sight", "",
                        evidence.redaction().of(w) + ", or take '" + sight.word() + "' out of 'required-visibility' in"
                                + " scenarios/policy.yaml; each verdict's scope then says that it was unseen.")).stream())
                .toList();
    }

    private static Optional<String> why(Sight sight, SessionEvidence evidence) {
        return switch (sight) {
            case CONNECTIONS -> evidence.witness().fault().map(fault -> "The connections that the phone made are not known ("
                    + fault + "): see that adb shell may read /proc/net/tcp");
            case DNS -> evidence.witness().gateway().isPresent() ? Optional.empty() : notShown(sight);
            case UDP -> evidence.witness().gateway().map(g -> g.datagrams().isEmpty() ? Optional.<String>empty()
                    : Optional.of("Datagrams passed the gateway that nobody read, to " + String.join(", ", g.datagrams().keySet()))).orElse(notShown(sight));
        };
    }

    private static Optional<String> notShown(Sight sight) {
        return Optional.of("This way of capturing does not show " + sight.word().toUpperCase(java.util.Locale.ROOT)
                + ": capture at a gateway ('capture: gateway' in devices.yaml)");
    }
}
