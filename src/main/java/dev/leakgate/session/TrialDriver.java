package dev.leakgate.session;

import dev.leakgate.browser.Browser;
import dev.leakgate.browser.BrowserFile;
import dev.leakgate.evidence.InfluenceRecord;
import dev.leakgate.evidence.Plan.PlannedTrial;
import dev.leakgate.evidence.SessionRecord.DrivenTrial;
import dev.leakgate.evidence.SessionRecord.Told;
import dev.leakgate.farm.Consent;
import dev.leakgate.phone.ScreenException;
import dev.leakgate.phone.Wiretap;
import dev.leakgate.phone.apk.BlankApk;
import dev.leakgate.scenario.Entry;
import dev.leakgate.scenario.Scenario;
import dev.leakgate.scenario.Step;
import dev.leakgate.secret.CanaryMint;
import dev.leakgate.secret.Secret;
import dev.leakgate.secret.SecretKind;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Drives one trial: its scenario's steps, one after another, with canaries minted for it. */
final class TrialDriver {

    private final Browser browser;
    private final BrowserFile file;
    private final CanaryMint mint;
    private final Pause pause;
    private final Consumer<Secret> keep;
    private final Duration flush;
    private final long seed;
    private final Consumer<InfluenceRecord> keepInfluence;
    private final Consumer<Step.Crossing> borders;
    private final Wiretap wiretap;

    private final List<Told> told = new ArrayList<>();
    private boolean readBack = true;

    /**
     * @param keep  writes a secret to the evidence; called before the secret is typed
     * @param flush how long the browser keeps events at most
     * @param seed  of the run
     * @param borders crosses them
     * @param wiretap installs apps
     */
    TrialDriver(Browser browser, BrowserFile file, CanaryMint mint, Pause pause, Consumer<Secret> keep, Duration flush, long seed,
                Consumer<InfluenceRecord> keepInfluence, Consumer<Step.Crossing> borders, Wiretap wiretap) {
        this.browser = browser;
        this.file = file;
        this.mint = mint;
        this.pause = pause;
        this.keep = keep;
        this.flush = flush;
        this.seed = seed;
        this.keepInfluence = keepInfluence;
        this.borders = borders;
        this.wiretap = wiretap;
    }

    /** @param from when the trial's window begins, which for the first trial is the start of the browser */
    DrivenTrial drive(PlannedTrial trial, Scenario scenario, Instant from) {
        String fault = null;
        try {
            for (Step step : scenario.steps()) {
                take(step, trial.id());
            }
        } catch (ScreenException e) {
            fault = e.getMessage();
            // Out of a half-filled field or an open menu, so that the next trial begins where trials begin.
            browser.back();
        }
        return new DrivenTrial(trial.id(), from, Instant.now(), readBack, told, fault);
    }

    /** What is known of a trial that ended with its phone or its session: whom it told something by then may have that. */
    DrivenTrial brokenOff(PlannedTrial trial, Instant from, String why) {
        return new DrivenTrial(trial.id(), from, Instant.now(), readBack, told, why);
    }

    private void take(Step step, String owner) {
        if (step instanceof Step.Search search) {
            String query = search.query().replace("{canary}", mint.mint());
            tell(new Secret(SecretKind.QUERY, query, owner), new Told("engine", query, file.engine(search.engine()).domain()));
            browser.chooseEngine(search.engine());
            enter(query, search.by());
        } else if (step instanceof Step.Visit visit) {
            String page = visit.page().replace("{canary}", mint.mint().replace(' ', '-'));
            tell(new Secret(SecretKind.URL, page, owner), new Told("site", page, URI.create(page).getHost()));
            enter(page, visit.by());
        } else if (step instanceof Step.Type type) {
            type(type, owner);
        } else if (step instanceof Step.Go go) {
            go(go, owner);
        } else if (step instanceof Step.Install install) {
            install(install, owner);
        } else if (step instanceof Step.Influence influence) {
            follow(influence, owner);
        } else if (step instanceof Step.Border border) {
            borders.accept(border.crossing());
        } else if (step instanceof Step.Idle idle) {
            pause.of(idle.length());
        }
    }

    /** Nobody is told: before ENTER it is nobody's business. */
    private void type(Step.Type step, String owner) {
        String text = step.text().replace("{canary}", mint.mint());
        keep.accept(new Secret(SecretKind.QUERY, text, owner));
        check(text, browser.enter(text, step.by()));
        browser.take("leave-address", text);
    }

    private void go(Step.Go step, String owner) {
        boolean canary = step.text().contains("{canary}");
        // Within something longer, such as an address, a canary has no blanks.
        String text = !canary ? step.text() : step.text().equals("{canary}") ? mint.mint()
                : step.text().replace("{canary}", mint.mint().replace(' ', '-'));
        if (canary) {
            keep.accept(new Secret(step.kind(), text, owner));
        }
        if (step.account()) {
            browser.mustAllow(Consent.ACCOUNT);
            told.add(new Told("site", text, file.account().orElseThrow()));
        }
        step.engine().ifPresent(engine -> told.add(new Told("engine", text, file.engine(engine).domain())));
        browser.take(step.way(), text).ifPresent(shown -> check(text, shown));
    }

    /** It stays long enough to be heard of by whoever listens to that, and no longer. */
    private void install(Step.Install step, String owner) {
        String packageName = step.packageName().replace("{canary}", mint.mint().replace(' ', '_'));
        keep.accept(new Secret(SecretKind.TEXT, packageName, owner));
        wiretap.install(packageName, BlankApk.of(packageName));
        try {
            pause.of(flush);
        } finally {
            wiretap.uninstall(packageName);
        }
    }

    private void follow(Step.Influence step, String owner) {
        String domain = file.engine(step.engine()).domain();
        InfluenceDriver driver = new InfluenceDriver(browser, pause, flush, seed ^ owner.hashCode(),
                text -> tell(new Secret(SecretKind.QUERY, text, owner), new Told("engine", text, domain)));
        try {
            driver.drive(step);
        } finally {
            keepInfluence.accept(driver.record(owner));
        }
    }

    private void tell(Secret secret, Told receiver) {
        keep.accept(secret);
        told.add(receiver);
    }

    private void enter(String text, Entry by) {
        check(text, browser.enter(text, by));
        browser.submit();
    }

    private void check(String text, String shown) {
        if (!shown.equals(text)) {
            readBack = false;
            throw new ScreenException("the field shows '" + shown + "' after '" + text + "' was entered, so it was not sent off");
        }
    }
}
