package dev.leakgate.judge.rule;

import dev.leakgate.secret.SecretKind;
import java.util.List;

/** All rules, leaks first; a trial or session takes its reason from the first that is broken. */
public final class Rules {

    private static final List<Rule> ALL = List.of(
            new CanaryToThirdParty("query-to-third-party", SecretKind.QUERY),
            new CanaryToThirdParty("address-to-third-party", SecretKind.URL),
            new CanaryToThirdParty("text-to-third-party", SecretKind.TEXT),
            new IdentifierSent(),
            new NotDriven(),
            new CaptureIncomplete(),
            new ModeNotProved(),
            new ControlNotSeen(),
            new FlushNotWaited(),
            new FieldNotReadBack(),
            new NothingToFind(),
            new ReceiverNotSeen(),
            new UnreadTraffic());

    private Rules() {
    }

    public static List<Charge> judge(SessionEvidence evidence) {
        return ALL.stream().flatMap(rule -> rule.judge(evidence).stream()).toList();
    }
}
