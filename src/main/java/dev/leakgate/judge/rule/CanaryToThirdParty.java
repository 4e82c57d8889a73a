package dev.leakgate.judge.rule;

import dev.leakgate.leak.Sighting;
import dev.leakgate.secret.SecretKind;
import java.util.List;

/**
 * What a trial typed or opened went to somebody it was not meant for. Charged to the trial that minted the canary, in
 * whatever session of the phone and at whatever time it is seen.
 */
final class CanaryToThirdParty implements Rule {

    private final String name;
    private final SecretKind kind;

    CanaryToThirdParty(String name, SecretKind kind) {
        this.name = name;
        this.kind = kind;
    }

    @Override
    public List<Charge> judge(SessionEvidence evidence) {
        Receivers receivers = new Receivers(evidence);
        Leaks leaks = new Leaks(evidence, name);
        for (Sighting sighting : evidence.detection().sightings()) {
            String owner = sighting.secret().owner();
            if (sighting.secret().kind() == kind && evidence.trials().containsKey(owner) && !receivers.mayHave(sighting)) {
                leaks.add(owner, sighting);
            }
        }
        return leaks.charges();
    }
}
