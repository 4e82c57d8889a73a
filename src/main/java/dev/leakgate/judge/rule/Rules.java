package dev.leakgate.judge.rule;

import dev.leakgate.secret.SecretKind;
import java.util.List;
import java.util.stream.Stream;

/** All rules, leaks first; a trial or session takes its reason from the first that is broken. */
public final class Rules {

    /** Of what was sent: they hold of every attempt, and of what was sent outside all sessions. */
    private static final List<Rule> LEAKS = List.of(
            new CanaryToThirdParty("query-to-third-party", SecretKind.QUERY),
            new CanaryToThirdParty("address-to-third-party", SecretKind.URL),
            new CanaryToThirdParty("text-to-third-party", SecretKind.TEXT),
            new IdentifierSent(),
            new ActionRecorded(),
            new SentWithoutTrust());

    /** Of what was seen and could not be read: they hold of every attempt. */
    private static final List<Rule> HIDDEN = List.of(new UnreadTraffic(), new ConnectionMissed());

    /** Of what was driven and proved: one attempt that holds is enough. */
    private static final List<Rule> PROOFS = List.of(
            new NotDriven(),
            new CaptureIncomplete(),
            new RecorderFailed(),
            new ModeNotProved(),
            new ControlNotSeen(),
            new ControlsFailed(),
            new ChannelNotAlive(),
            new FlushNotWaited(),
            new FieldNotReadBack(),
            new NothingToFind(),
            new IdentifierNotKnown(),
            new OutOfSight(),
            new ReceiverNotSeen());

    /** Of what was captured outside all sessions, where nothing is typed and nothing need be sent. */
    private static final List<Rule> OUTSIDE = List.of(new NotDriven(), new RecorderFailed(), new OutOfSight());

    private Rules() {
    }

    public static List<Charge> judge(SessionEvidence evidence) {
        Stream<Rule> rules = evidence.between() ? Stream.of(LEAKS, OUTSIDE, HIDDEN).flatMap(List::stream)
                : evidence.repeated() ? Stream.of(LEAKS, HIDDEN).flatMap(List::stream)
                : Stream.of(LEAKS, PROOFS, HIDDEN).flatMap(List::stream);
        return rules.flatMap(rule -> rule.judge(evidence).stream()).toList();
    }
}
