package dev.leakgate.run;

import dev.leakgate.browser.BrowserFile;
import dev.leakgate.browser.TestedBrowsers;
import dev.leakgate.capture.RecorderException;
import dev.leakgate.doctor.Preflight;
import dev.leakgate.evidence.Handset;
import dev.leakgate.evidence.Plan.PlannedPhone;
import dev.leakgate.evidence.Plan.PlannedSession;
import dev.leakgate.evidence.RunFolder;
import dev.leakgate.evidence.SessionRecord;
import dev.leakgate.farm.Consent;
import dev.leakgate.farm.FarmException;
import dev.leakgate.farm.Seat;
import dev.leakgate.farm.Shell;
import dev.leakgate.phone.Admission;
import dev.leakgate.phone.Lease;
import dev.leakgate.phone.Phone;
import dev.leakgate.phone.PhoneException;
import dev.leakgate.scenario.Scenario;
import dev.leakgate.secret.CanaryMint;
import dev.leakgate.session.Drain;
import dev.leakgate.session.SessionDriver;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;

/**
 * One phone's way through a run: connect, read who it is, tap its wire, drive its sessions one after another, restore
 * it. Phones are independent of each other; each runs on a thread of its own.
 */
final class PhoneLine implements AutoCloseable {

    /** Breaks in a row after which the phone is set aside and another goes on for it. */
    private static final int FAULTS_BEFORE_ANOTHER = 2;
    /** The same when there is no other: a session is driven again twice. */
    private static final int FAULTS = 3;
    /** A phone that restarts is back by then, and one that a restarted hub thought taken is free. */
    private static final Duration AWAY = Duration.ofSeconds(120);

    private final Seat seat;
    private final Optional<Shell> beforehand;
    private final Optional<Handset> replacement;
    private final Map<String, BrowserFile> browsers;
    private final Map<String, Scenario> scenarios;
    private final PhoneWire wire;
    private final Runnable revival;

    private volatile Phone phone;
    private Lease lease;
    private Answers answers;
    private int faultsInARow;
    private List<BrowserFile> tested = List.of();
    private List<String> notes = List.of();
    private Identification identification;
    private final List<String> lost = new ArrayList<>();
    private String fault;
    private volatile boolean closing;
    private volatile boolean drained;

    /**
     * @param beforehand  the phone's shell without a session of ours, where it can be had
     * @param replacement whose place in the plan it does not have, but takes; empty when it is the planned phone
     * @param revival     starts again whatever has ended between here and the phone
     */
    PhoneLine(Seat seat, Optional<Shell> beforehand, Optional<Handset> replacement, Map<String, BrowserFile> browsers, Map<String, Scenario> scenarios,
              PhoneWire wire, Runnable revival) {
        this.seat = seat;
        this.beforehand = beforehand;
        this.replacement = replacement;
        this.browsers = browsers;
        this.scenarios = scenarios;
        this.wire = wire;
        this.revival = revival;
    }

    String id() {
        return seat.phone().id();
    }

    Seat seat() {
        return seat;
    }

    /** What the phone told about itself, or null when it did not answer. */
    Answers answers() {
        return answers;
    }

    /** Its browsers that take part. */
    List<BrowserFile> tested() {
        return tested;
    }

    /** Why no session can be driven on this phone any more, or null. */
    String fault() {
        return fault;
    }

    /** What is not as it should be on this phone, a line each. */
    List<String> notes() {
        return notes;
    }

    /** Takes the phone and taps its wire. A phone that does not answer is a fault of its sessions, not of the run. */
    void connect(PlannedPhone planned, RunFolder evidence) {
        try {
            String run = evidence.plan().run();
            beforehand.ifPresent(shell -> Lease.refuse(run, shell));
            phone = Phone.connect(seat);
            lease = Lease.take(run, command -> phone.shell(command));
            Admission.refusal(seat.phone(), phone::shell).ifPresent(refusal -> {
                throw new PhoneException(refusal.toString(), null);
            });
            tested = TestedBrowsers.of(seat.phone(), browsers, phone::shell);
            if (tested.stream().allMatch(BrowserFile::system)) {
                throw new PhoneException("none of the known browsers is on " + id() + ": " + browsers.values().stream().filter(b -> !b.system())
                        .map(b -> b.title() + " (" + b.packageName() + ")").collect(Collectors.joining(", ")) + "; install one", null);
            }
            notes = Stream.concat(Preflight.look(seat, browsers, wire.certificate(), phone::shell).stream(),
                    TestedBrowsers.missing(seat.phone(), browsers, tested).stream()).toList();
            wire.record(phone, tested);
            wire.tap(phone);
            identification = Identification.of(wire.wiretap(), id(), evidence);
            answers = Answers.of(phone, planned.sessions().stream().map(PlannedSession::packageName));
            fault = answers.otherThan(planned).map(what -> id() + " " + what).orElse(null);
        } catch (PhoneException | RecorderException | FarmException e) {
            fault = e.getMessage();
        }
    }

    /**
     * Drives one session and keeps its record; a session that cannot be driven has a record that says why.
     *
     * @param another there is another phone that could go on for this one
     * @return false when the phone was set aside before the session was driven to its end: another may take it over
     */
    boolean drive(PlannedSession session, boolean another, RunFolder evidence, CanaryMint mint) {
        if (fault != null) {
            return false;
        }
        if (session.version().isEmpty()) {
            keepFault(session, evidence, session.packageName() + " is not installed on " + id()
                    + "; take it out of 'browsers:' in " + seat.phone().place() + " or install it");
            return true;
        }
        if (browsers.get(session.browser()).system() && !seat.phone().allows(Consent.OWN_SCREENS)) {
            keepFault(session, evidence, Consent.OWN_SCREENS.refusal(seat.phone().place()));
            return true;
        }
        while (fault == null && !closing) {
            String attempt = evidence.nextAttempt(session.id());
            replacement.ifPresent(handset -> evidence.of(attempt).keep(handset));
            SessionRecord record = new SessionDriver(attempt, session, scenarios, browsers.get(session.browser()),
                    control(browsers.get(session.browser())), phone, wire.wiretap(), wire.between(), wire.recorder(), evidence, mint).drive();
            if (record.broken() == null) {
                faultsInARow = 0;
                return true;
            }
            if (!closing) {
                broke(record.broken(), another ? FAULTS_BEFORE_ANOTHER : FAULTS, evidence);
            }
        }
        return false;
    }

    private void broke(String why, int most, RunFolder evidence) {
        faultsInARow++;
        if (faultsInARow >= most) {
            fault = id() + " was set aside after " + most + " faults in a row, the last: " + why;
        } else {
            recover(evidence);
        }
    }

    /** What a session that no phone could drive is known by; what its attempts left stays as it is. */
    void giveUp(PlannedSession session, RunFolder evidence) {
        if (fault != null && evidence.nextAttempt(session.id()).equals(session.id())) {
            keepFault(session, evidence, fault);
        }
    }

    /** @return what opens the control page; a screen of the phone's own cannot */
    private BrowserFile control(BrowserFile driven) {
        return !driven.system() ? driven : tested.stream().filter(b -> !b.system()).findFirst().orElseThrow();
    }

    /**
     * Gives the browsers the time to send what they still keep, and records it.
     *
     * @param missed what of that could not be waited for on other phones, one sentence each
     */
    void drain(List<PlannedSession> sessions, List<String> missed, RunFolder evidence) {
        List<BrowserFile> driven = sessions.stream().filter(s -> !s.version().isEmpty()).map(s -> browsers.get(s.browser())).distinct().toList();
        if (fault == null && !closing && !driven.isEmpty()) {
            identification.again(wire.wiretap());
            new Drain(driven, Stream.concat(missed.stream(), lost.stream()).toList(), phone, wire.between(), wire.recorder(), evidence).drain();
        }
        wire.keepBetween();
        drained = true;
    }

    /** Brings back what broke: the recorder, the session with the phone, what was changed on it. */
    private void recover(RunFolder evidence) {
        try {
            reconnect();
            lease.renew();
            lease.usurper().ifPresent(other -> {
                throw new PhoneException("it was taken by " + other, null);
            });
            if (wire.mend(phone, tested)) {
                lost.add("what the apps of " + id() + " still had to send was lost when the phone was set up anew");
            }
        } catch (PhoneException | RecorderException | FarmException | ConditionTimeoutException | TerminalFailureException e) {
            fault = "the phone did not come back: " + (e.getCause() == null ? e : e.getCause()).getMessage();
        }
        if (closing) {
            close();
        }
    }

    private void reconnect() {
        Phone lost = phone;
        lost.close();
        phone = Awaitility.await().pollDelay(Duration.ZERO).pollInterval(Duration.ofSeconds(1)).atMost(AWAY)
                .ignoreExceptionsMatching(e -> e instanceof PhoneException || e instanceof FarmException).failFast("the run is being ended", () -> closing && !drained)
                .until(() -> {
                    revival.run();
                    lost.release();
                    return Phone.connect(seat);
                }, connected -> true);
    }

    private static void keepFault(PlannedSession session, RunFolder evidence, String fault) {
        Instant now = Instant.now();
        evidence.keep(new SessionRecord(session.id(), now, null, now, null, null, null, 0, 0, 0, List.of(), List.of(),
                List.of(fault), null));
    }

    /** Restores the phone and ends its recorder, also while it is being driven: then nothing is begun any more. */
    @Override
    public void close() {
        closing = true;
        restored(this::restore);
        restored(() -> {
            if (lease != null) {
                lease.close();
            }
        });
        if (phone != null) {
            phone.close();
        }
        restored(wire::closeGateway);
        wire.closeRecorder();
    }

    private void restored(Runnable restoring) {
        try {
            restoring.run();
        } catch (PhoneException | RecorderException | FarmException | ConditionTimeoutException | TerminalFailureException e) {
            fault = "not restored, the next run that meets this phone will do it: " + e.getMessage();
        }
    }

    /** What was driven to its end is worth a second try on a phone that has come loose since. */
    private void restore() {
        if (!wire.isTapped()) {
            return;
        }
        try {
            wire.untap();
        } catch (PhoneException e) {
            if (!drained) {
                throw e;
            }
            reconnect();
            wire.untap(phone);
        }
    }
}
