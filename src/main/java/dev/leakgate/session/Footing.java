package dev.leakgate.session;

import dev.leakgate.browser.Browser;
import dev.leakgate.browser.BrowserFile;
import dev.leakgate.evidence.Plan.PlannedSession;
import dev.leakgate.phone.Phone;
import dev.leakgate.phone.Wiretap;
import dev.leakgate.scenario.Mode;
import dev.leakgate.scenario.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** What a session stands on: cleared data, consent, switch, mode, and the state that its scenarios ask for. */
final class Footing {

    private final PlannedSession plan;
    private final BrowserFile file;
    private final Browser browser;
    private final Phone phone;
    private final Wiretap wiretap;
    private final Pause pause;
    private final Duration flush;
    private final Optional<State> state;
    private boolean untrusting;

    /**
     * @param file    what is driven, by {@code browser}
     * @param flush   how long the browser keeps events at most
     */
    Footing(PlannedSession plan, BrowserFile file, Browser browser, Phone phone, Wiretap wiretap, Pause pause, Duration flush) {
        this.plan = plan;
        this.file = file;
        this.browser = browser;
        this.phone = phone;
        this.wiretap = wiretap;
        this.pause = pause;
        this.flush = flush;
        this.state = Arrays.stream(State.values()).filter(s -> s.word().equals(plan.state())).findFirst();
    }

    /**
     * @param from       when the session began
     * @param beforehand is driven before the session's own mode is entered; null when nothing is
     * @return when what is observed begins
     */
    Instant begin(Instant from, Runnable beforehand) {
        state.ifPresent(this::putInto);
        if (file.system()) {
            // Its app data are the owner's home screen: they stay.
            phone.goHome();
            return from;
        }
        if (is(State.CONSENT_REFUSED)) {
            browser.startRefusing();
            return from;
        }
        startFresh();
        if (is(State.INCOGNITO_LEFT)) {
            browser.enterIncognito();
            beforehand.run();
            browser.leaveIncognito();
            return Instant.now();
        }
        if (!plan.mode().equals(Mode.INCOGNITO.word())) {
            return from;
        }
        if (beforehand != null) {
            beforehand.run();
            browser.enterIncognito();
        } else {
            browser.enterIncognito();
            // What the browser did until now it did in normal mode: let it tell that before incognito mode is judged.
            pause.of(flush);
        }
        return Instant.now();
    }

    private void putInto(State wanted) {
        switch (wanted) {
            case PROGRAMME_ON, PROGRAMME_OFF -> file.programme().ifPresent(p ->
                    wiretap.set(p.namespace(), p.key(), wanted == State.PROGRAMME_ON ? p.on() : p.off()));
            case NO_AUTHORITY -> {
                wiretap.withdrawTrust();
                untrusting = true;
            }
            case CONSENT_REFUSED, INCOGNITO_LEFT -> { }
        }
    }

    /** With cleared data, the terms accepted and the switch as the phone's entry asks. */
    void startFresh() {
        browser.startFresh();
        phone.entry().switchState().ifPresent(browser::setSwitch);
    }

    /** Nothing is tried any more that the phone is right to refuse. */
    void end() {
        if (untrusting) {
            browser.stop();
            trustAgain();
        }
    }

    /** The control page needs a browser whose terms are accepted, and which knows what the phone trusts by then. */
    boolean needsFreshControl() {
        return file.system() || is(State.CONSENT_REFUSED) || is(State.NO_AUTHORITY);
    }

    /** For the sessions after this one. */
    void trustAgain() {
        if (untrusting) {
            untrusting = false;
            wiretap.restoreTrust();
        }
    }

    private boolean is(State wanted) {
        return state.equals(Optional.of(wanted));
    }
}
