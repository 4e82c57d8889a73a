package dev.leakgate.session;

import dev.leakgate.browser.Browser;
import dev.leakgate.browser.BrowserFile;
import dev.leakgate.capture.Recorder;
import dev.leakgate.capture.RecorderException;
import dev.leakgate.evidence.Plan.PlannedSession;
import dev.leakgate.evidence.Plan.PlannedTrial;
import dev.leakgate.evidence.ProofTimes;
import dev.leakgate.evidence.RunFolder;
import dev.leakgate.evidence.SessionRecord;
import dev.leakgate.evidence.SessionRecord.ChannelSign;
import dev.leakgate.evidence.SessionRecord.DrivenTrial;
import dev.leakgate.phone.Phone;
import dev.leakgate.phone.PhoneException;
import dev.leakgate.phone.ScreenException;
import dev.leakgate.phone.Wiretap;
import dev.leakgate.scenario.Mode;
import dev.leakgate.scenario.Scenario;
import dev.leakgate.scenario.State;
import dev.leakgate.secret.CanaryMint;
import dev.leakgate.secret.Secret;
import dev.leakgate.traffic.HarWriter;
import dev.leakgate.traffic.Journal;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.core.TerminalFailureException;
import org.openqa.selenium.WebDriverException;

/**
 * Drives one session under one capture: clear data, consent, switch, mode, all trials, one flush, the control page,
 * close the capture, write the record. Whatever goes wrong is written into the record; what was captured is kept.
 */
public final class SessionDriver {

    private final String id;
    private final PlannedSession plan;
    private final Map<String, Scenario> scenarios;
    private final BrowserFile file;
    private final Phone phone;
    private final Wiretap wiretap;
    private final Recorder recorder;
    private final RunFolder evidence;
    private final CanaryMint mint;
    private final Browser browser;
    private final ControlSegment control;
    private final Pause pause;
    private final ConnectionWitness connections;
    private final Footing footing;
    private final Borders borders;
    private final Instant from = Instant.now();

    private final List<DrivenTrial> driven = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private String broken;
    private Optional<String> modeProof = Optional.empty();
    private Duration flushed = Duration.ZERO;
    private Instant observedFrom;
    private boolean flushedBefore;

    /**
     * @param id        of the attempt, by which its evidence is kept
     * @param scenarios of the planned trials, by slug
     * @param file      what is driven
     * @param control   the browser that opens the control page: the same, unless what is driven is none
     */
    public SessionDriver(String id, PlannedSession plan, Map<String, Scenario> scenarios, BrowserFile file, BrowserFile control, Phone phone,
                         Wiretap wiretap, ConnectionsBetween connections, Recorder recorder, RunFolder evidence, CanaryMint mint) {
        this.id = id;
        this.plan = plan;
        this.scenarios = scenarios;
        this.file = file;
        this.phone = phone;
        this.recorder = recorder;
        this.evidence = evidence;
        this.mint = mint;
        this.browser = new Browser(file, phone);
        this.pause = new Pause(recorder::alive);
        this.connections = connections.of(file);
        this.wiretap = wiretap;
        this.footing = new Footing(plan, file, browser, phone, wiretap, pause, flushNeeded());
        this.control = new ControlSegment(id, new Browser(control, phone), footing.needsFreshControl(), evidence);
        this.borders = new Borders(browser, phone, footing::startFresh, pause, flushNeeded(), evidence.plan().seed() ^ id.hashCode(), this::keep);
    }

    /** Never throws for what happens on the phone or the wire: the record says it. */
    public SessionRecord drive() {
        try {
            recorder.begin(evidence.journal(id));
            connections.begin();
            driveRecorded();
            connections.end(told -> evidence.of(id).keep(told));
            if (!recorder.end() && !recorder.alive()) {
                broke("the recorder ended before the session did");
            }
            export();
        } catch (RecorderException e) {
            broke(Phone.firstLine(e));
        }
        SessionRecord record = new SessionRecord(id, from, observedFrom, Instant.now(), modeProof.orElse(null), control.canary(),
                control.from(), seconds(flushed), seconds(flushNeeded()), seconds(pause.total()), channel(), driven, faults, broken);
        if (!borders.none()) {
            evidence.of(id).keep(borders.record());
        }
        evidence.of(id).keep(new ProofTimes(seconds(connections.took()), seconds(control.took())));
        evidence.keep(record);
        return record;
    }

    private void driveRecorded() {
        try {
            begin();
            trials();
            flush();
            control();
        } catch (ScreenException e) {
            faults.add(Phone.firstLine(e));
            keepScreen("fault");
        } catch (PhoneException | WebDriverException | TerminalFailureException e) {
            broke(Phone.firstLine(e));
            keepScreen("fault");
        }
        leave();
    }

    /** The first cause tells most; what breaks after it is its consequence. */
    private void broke(String cause) {
        broken = broken == null ? cause : broken;
    }

    private List<ChannelSign> channel() {
        return file.channel().stream().map(c -> new ChannelSign(c.method(), c.host(), c.path(), c.answer().orElse(null))).toList();
    }

    private void export() {
        try {
            HarWriter.write(Journal.read(evidence.journal(id)), evidence.har(id));
        } catch (IOException e) {
            faults.add("the HAR export failed, the journal is complete without it: " + Phone.firstLine(e));
        }
    }

    private void begin() {
        observedFrom = footing.begin(from, drivenBeforehand() ? () -> plan.trials().forEach(this::trial) : null);
        modeProof = proof();
    }

    /** The trials are driven in one mode, and the other one is entered straight after, with all that the browser keeps. */
    private boolean drivenBeforehand() {
        return plan.state().equals(State.INCOGNITO_LEFT.word()) || plan.trials().stream().allMatch(t -> scenarios.get(t.scenario()).carriesOver());
    }

    private void trials() {
        if (!drivenBeforehand()) {
            plan.trials().forEach(this::trial);
        }
        if (modeProof.isPresent() && proof().isEmpty()) {
            modeProof = Optional.empty();
            faults.add("incognito mode was proved at the start of the session and no longer at its end");
        }
    }

    private void trial(PlannedTrial trial) {
        Scenario scenario = scenarios.get(trial.scenario());
        boolean byWindow = scenario.watches().equals("identifiers") || scenario.watches().equals("actions");
        if (scenario.watches().equals("actions") && !flushedBefore) {
            pause.of(flushNeeded());
        }
        Instant start = scenario.afterStart() ? observedFrom : Instant.now();
        TrialDriver driver = new TrialDriver(browser, file, mint, pause, this::keep, flushNeeded(), evidence.plan().seed(),
                influence -> evidence.of(plan.id()).keep(influence), borders::cross, wiretap);
        DrivenTrial done;
        try {
            done = driver.drive(trial, scenario, start);
        } catch (PhoneException | WebDriverException | TerminalFailureException e) {
            driven.add(driver.brokenOff(trial, start, Phone.firstLine(e)));
            throw e;
        }
        flushedBefore = byWindow;
        if (byWindow) {
            pause.of(flushNeeded());
            done = new DrivenTrial(done.id(), done.from(), Instant.now(), done.readBack(), done.allowed(), done.fault());
        }
        if (done.fault() != null) {
            keepScreen(trial.scenario());
        }
        driven.add(done);
    }

    /** Waits as long as the browser keeps events at most, so that what it has to tell is told. */
    private void flush() {
        Instant start = Instant.now();
        pause.of(flushNeeded());
        flushed = Duration.between(start, Instant.now());
    }

    private void control() {
        connections.beforeControl();
        footing.end();
        control.drive(mint.mint().replace(' ', '-'), plan.id()).ifPresent(faults::add);
        if (!control.awaitAnswers()) {
            keepScreen("control");
        }
    }

    private void leave() {
        try {
            phone.goHome();
            control.leave();
        } catch (WebDriverException | PhoneException e) {
            faults.add("the browser could not be stopped: " + Phone.firstLine(e));
        }
        try {
            footing.trustAgain();
        } catch (WebDriverException | PhoneException e) {
            broke(Phone.firstLine(e));
        }
    }

    private Optional<String> proof() {
        Optional<String> incognito = browser.incognitoProof();
        if (incognito()) {
            return incognito;
        }
        return incognito.isPresent() ? Optional.empty() : Optional.of("no sign of incognito mode on the screen");
    }

    private boolean incognito() {
        return plan.mode().equals(Mode.INCOGNITO.word());
    }

    private Duration flushNeeded() {
        return flushOf(file, phone);
    }

    private void keep(Secret secret) {
        evidence.keep(List.of(secret));
    }

    private void keepScreen(String name) {
        try {
            evidence.of(id).keepScreen(name, phone.pageSource(), phone.screenshot());
        } catch (WebDriverException e) {
            faults.add("no picture of the screen could be taken");
        }
    }

    /** How long a browser keeps events at most: as the phone's entry says, else as its own file does. */
    static Duration flushOf(BrowserFile file, Phone phone) {
        return Duration.ofMillis(Math.round(phone.entry().flush().orElse(file.flush()) * 1000));
    }

    static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
