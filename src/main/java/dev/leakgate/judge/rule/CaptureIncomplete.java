package dev.leakgate.judge.rule;

import dev.leakgate.traffic.Capture;
import dev.leakgate.traffic.Unread;
import java.util.ArrayList;
import java.util.List;

/** A capture that is empty, was not closed in order or had a faulty recorder may lack anything. */
final class CaptureIncomplete implements Rule {

    @Override
    public List<Charge> judge(SessionEvidence evidence) {
        Capture capture = evidence.capture();
        String session = evidence.session().id();
        List<Charge> charges = new ArrayList<>();
        if (capture.exchanges().isEmpty() && capture.streams().isEmpty()) {
            charges.add(Charge.gap(session, "nothing-captured", "", "Nothing was captured: check that the phone's proxy"
                    + " setting points to the recorder and that the phone reaches it."));
        }
        if (!capture.closed()) {
            charges.add(Charge.gap(session, "capture-not-closed", "", "The recorder did not confirm that its capture is"
                    + " complete: see mitmdump's log in the run's folder and run again."));
        }
        capture.unread().stream().filter(u -> u.kind() == Unread.Kind.RECORDER_FAULT).forEach(u ->
                charges.add(Charge.gap(session, "recorder-fault", "", evidence.redaction().of(
                        "The recorder failed (" + u.reason() + "), so traffic may be missing: run again."))));
        return charges;
    }
}
