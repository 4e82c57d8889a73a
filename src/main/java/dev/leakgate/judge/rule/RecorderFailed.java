package dev.leakgate.judge.rule;

import dev.leakgate.traffic.Unread;
import java.util.List;

/** What a faulty recorder took down may lack anything. */
final class RecorderFailed implements Rule {

    @Override
    public List<Charge> judge(SessionEvidence evidence) {
        return evidence.capture().unread().stream().filter(u -> u.kind() == Unread.Kind.RECORDER_FAULT)
                .map(u -> Charge.gap(evidence.session().id(), "recorder-fault", "", evidence.redaction().of(
                        "The recorder failed (" + u.reason() + "), so traffic may be missing: run again."))).toList();
    }
}
