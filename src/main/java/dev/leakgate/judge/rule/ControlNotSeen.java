package dev.leakgate.judge.rule;

import dev.leakgate.evidence.SessionRecord;
import java.util.List;

/** The control canary must have been seen at our own host: it proves typing, proxying, trust and decoding at once. */
final class ControlNotSeen implements Rule {

    @Override
    public List<Charge> judge(SessionEvidence evidence) {
        if (evidence.record().isEmpty() || evidence.controlSeen()) {
            return List.of();
        }
        SessionRecord record = evidence.record().get();
        boolean reached = record.controlCanary() != null && record.controlFrom() != null;
        return List.of(Charge.gap(evidence.session().id(), "control-not-seen", evidence.policy().bench(), reached
                ? "The control canary '" + record.controlCanary() + "' was typed but never seen on its way to "
                        + evidence.policy().bench() + ": what is typed in this browser does not come through the recorder"
                        + " readably. Check proxy and CA on the phone."
                : "The control page was never reached, so nothing proves that the recorder would have seen a leak."
                        + " Run again; if it happens each time, look at the session's log."));
    }
}
