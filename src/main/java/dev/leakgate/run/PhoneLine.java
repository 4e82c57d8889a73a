package dev.leakgate.run;

import dev.leakgate.browser.BrowserFile;
import dev.leakgate.capture.BenchCa;
import dev.leakgate.capture.Recorder;
import dev.leakgate.capture.RecorderException;
import dev.leakgate.evidence.Plan.PlannedPhone;
import dev.leakgate.evidence.Plan.PlannedSession;
import dev.leakgate.evidence.RunFolder;
import dev.leakgate.evidence.SessionRecord;
import dev.leakgate.farm.Seat;
import dev.leakgate.phone.Phone;
import dev.leakgate.phone.PhoneException;
import dev.leakgate.phone.Wiretap;
import dev.leakgate.scenario.Scenario;
import dev.leakgate.secret.CanaryMint;
import dev.leakgate.secret.Secret;
import dev.leakgate.session.SessionDriver;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * One phone's way through a run: connect, read who it is, tap its wire, drive its sessions one after another, restore
 * it. Phones are independent of each other; each runs on a thread of its own.
 */
final class PhoneLine implements AutoCloseable {

    private final Seat seat;
    private final Map<String, BrowserFile> browsers;
    private final Map<String, Scenario> scenarios;
    private final Supplier<Recorder> recorders;
    private final BenchCa ca;
    private final RunSettings settings;

    private Phone phone;
    private Wiretap wiretap;
    private Recorder recorder;
    private String fault;

    /** @param recorders starts a recorder for this phone */
    PhoneLine(Seat seat, Map<String, BrowserFile> browsers, Map<String, Scenario> scenarios, Supplier<Recorder> recorders,
              BenchCa ca, RunSettings settings) {
        this.seat = seat;
        this.browsers = browsers;
        this.scenarios = scenarios;
        this.recorders = recorders;
        this.ca = ca;
        this.settings = settings;
    }

    String id() {
        return seat.phone().id();
    }

    /** Why no session can be driven on this phone, or null. */
    String fault() {
        return fault;
    }

    /**
     * Takes the phone and taps its wire. A phone that does not answer is a fault of its sessions, not of the run.
     *
     * @return the plan with what the phone told about itself
     */
    PlannedPhone connect(PlannedPhone planned, Planner planner, Consumer<List<Secret>> keep) {
        try {
            phone = Phone.connect(seat);
            wiretap = Wiretap.attach(phone, settings.state());
            keep.accept(wiretap.identifiers());
            recorder = recorders.get();
            wiretap.proxy(recorder.address());
            wiretap.trust(ca.androidFileName(), ca.pem());
            return planner.told(planned, seat.phone(), Answers.of(phone, planned.sessions().stream().map(PlannedSession::packageName)));
        } catch (PhoneException | RecorderException e) {
            fault = e.getMessage();
            return planned;
        }
    }

    /** Drives one session and keeps its record; a session that cannot be driven has a record that says why. */
    void drive(PlannedSession session, RunFolder evidence, CanaryMint mint) {
        if (fault != null) {
            keepFault(session, evidence, fault);
        } else if (session.version().isEmpty()) {
            keepFault(session, evidence, session.packageName() + " is not installed on " + id()
                    + "; take it out of 'browsers:' in " + seat.phone().place() + " or install it");
        } else {
            replaceDeadRecorder();
            new SessionDriver(session, scenarios, browsers.get(session.browser()), phone, wiretap.connections(), recorder, evidence, mint).drive();
        }
    }

    private void replaceDeadRecorder() {
        if (!recorder.alive()) {
            recorder.close();
            recorder = recorders.get();
            wiretap.proxy(recorder.address());
        }
    }

    private static void keepFault(PlannedSession session, RunFolder evidence, String fault) {
        Instant now = Instant.now();
        evidence.keep(new SessionRecord(session.id(), now, null, now, null, null, null, 0, 0, 0, List.of(), List.of(fault)));
    }

    @Override
    public void close() {
        try {
            if (wiretap != null) {
                wiretap.close();
            }
        } catch (PhoneException e) {
            fault = "not restored, the next run that meets this phone will do it: " + e.getMessage();
        }
        if (phone != null) {
            phone.close();
        }
        if (recorder != null) {
            recorder.close();
        }
    }
}
