package dev.leakgate.judge.rule;

import dev.leakgate.traffic.Capture;
import java.util.ArrayList;
import java.util.List;

/** A capture that is empty or was not closed in order may lack anything. */
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
        return charges;
    }
}
