package dev.leakgate.judge.rule;

import dev.leakgate.traffic.Capture;
import dev.leakgate.traffic.Unread;
import java.util.ArrayList;
import java.util.List;

/** A capture that is empty or was not closed in order may lack anything. */
final class CaptureIncomplete implements Rule {

    @Override
    public List<Charge> judge(SessionEvidence evidence) {
        Capture capture = evidence.capture();
        String session = evidence.session().id();
        List<Charge> charges = new ArrayList<>();
        long refused = capture.unread().stream().filter(u -> u.kind() == Unread.Kind.TLS_REFUSED).count();
        if (nothing(capture) && refused > 0) {
            charges.add(Charge.gap(session, "bench-not-trusted", "", "The phone does not trust the bench: it refused all " + refused
                    + " connections that the recorder would have read, so only their hosts are known. Trust needs root, by adb or su,"
                    + " and its owner's consent ('certificate'): see that doctor finds it proved."));
        } else if (nothing(capture)) {
            charges.add(Charge.gap(session, "nothing-captured", "", "Nothing was captured: check that the phone's proxy"
                    + " setting points to the recorder and that the phone reaches it."));
        }
        if (!capture.closed()) {
            charges.add(Charge.gap(session, "capture-not-closed", "", "The recorder did not confirm that its capture is"
                    + " complete: see mitmdump's log in the run's folder and run again."));
        }
        return charges;
    }

    static boolean nothing(Capture capture) {
        return capture.exchanges().isEmpty() && capture.streams().isEmpty();
    }
}
