package dev.leakgate.run;

import dev.leakgate.browser.BrowserFile;
import dev.leakgate.browser.TestedBrowsers;
import dev.leakgate.evidence.Plan;
import dev.leakgate.evidence.Plan.PlannedPhone;
import dev.leakgate.evidence.Plan.PlannedSession;
import dev.leakgate.evidence.Plan.PlannedTrial;
import dev.leakgate.farm.DevicesFile;
import dev.leakgate.farm.FarmPhone;
import dev.leakgate.scenario.Mode;
import dev.leakgate.scenario.Scenario;
import dev.leakgate.scenario.Scenarios;
import dev.leakgate.scenario.State;
import dev.leakgate.scenario.Step;
import dev.leakgate.yaml.YamlException;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the plan of a run out of its files: phones x browsers x modes x scenarios, as far as selected. */
final class Planner {

    /** Last part of the id of a session that is begun in normal mode. */
    private static final String CARRY_OVER = "carry-over";

    private final DevicesFile devices;
    private final Map<String, BrowserFile> browsers;
    private final Scenarios scenarios;
    private final Selection selection;

    /** @throws YamlException when a phone names a browser, or a scenario an engine, that does not exist */
    Planner(DevicesFile devices, Map<String, BrowserFile> browsers, Scenarios scenarios, List<String> only) {
        this.devices = devices;
        this.browsers = browsers;
        this.scenarios = scenarios;
        this.selection = new Selection(only, inOrder(devices.phones().stream().map(FarmPhone::id)), browsers.keySet(),
                inOrder(scenarios.trials().stream().map(Scenario::slug)));
        devices.phones().forEach(this::check);
    }

    /** @throws RunException when nothing is selected */
    Plan plan(String run, Instant started, long seed, Map<String, String> tools, SortedMap<String, String> inputs) {
        int total = devices.phones().stream().flatMap(p -> TestedBrowsers.candidates(p, browsers).stream()).mapToInt(this::trialsOf).sum();
        List<PlannedPhone> phones = devices.phones().stream().map(this::phone).filter(p -> !p.sessions().isEmpty()).toList();
        if (phones.isEmpty()) {
            throw new RunException("the selection is empty: no phone has such a browser, mode and scenario; nothing would be tested");
        }
        return new Plan(1, run, started, seed, phones.stream().anyMatch(PlannedPhone::virtual), total, tools, inputs, null, phones);
    }

    private static Set<String> inOrder(Stream<String> words) {
        return words.collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private int trialsOf(BrowserFile browser) {
        return scenarios.trials().stream().filter(s -> inMatrix(s, browser)).mapToInt(s -> s.modes().size()).sum();
    }

    /** A browser takes part in the scenarios whose ways its file knows. */
    private boolean inMatrix(Scenario scenario, BrowserFile browser) {
        return selection.inMatrix(scenario, browser.tags()) && scenario.onPhone() == browser.system()
                && scenario.steps().stream().allMatch(s -> way(s).map(browser.ways()::containsKey).orElse(true))
                && scenario.state().map(s -> canBe(s, browser)).orElse(true);
    }

    private static boolean canBe(State state, BrowserFile browser) {
        return switch (state) {
            case CONSENT_REFUSED -> browser.ways().containsKey("refuse-consent");
            case INCOGNITO_LEFT -> browser.ways().containsKey("leave-incognito");
            case PROGRAMME_ON, PROGRAMME_OFF -> browser.programme().isPresent();
            case NO_AUTHORITY -> true;
        };
    }

    private static Optional<String> way(Step step) {
        return step instanceof Step.Go go ? Optional.of(go.way()) : step instanceof Step.Type ? Optional.of("leave-address") : Optional.empty();
    }

    private void check(FarmPhone phone) {
        List<BrowserFile> candidates = TestedBrowsers.candidates(phone, browsers);
        candidates.forEach(file -> scenarios.trials().stream().filter(s -> inMatrix(s, file)).forEach(s -> check(s, file)));
        if (candidates.stream().allMatch(BrowserFile::system)) {
            throw new YamlException(phone.place() + ": " + phone.id() + " has no browser that could open the control page; add one to 'browsers:'");
        }
    }

    private static void check(Scenario scenario, BrowserFile browser) {
        if (browser.account().isEmpty() && scenario.steps().stream().anyMatch(s -> s instanceof Step.Go go && go.account())) {
            throw new YamlException(scenario.place() + ": it signs in to an account, and scenarios/browsers/" + browser.slug()
                    + ".yaml names no server for that; add 'account: <host>'");
        }
        for (Step step : scenario.steps()) {
            String engine = step instanceof Step.Search search ? search.engine() : step instanceof Step.Influence influence ? influence.engine()
                    : step instanceof Step.Go go ? go.engine().orElse(null) : null;
            if (engine != null && !browser.engines().containsKey(engine)) {
                throw new YamlException(scenario.place() + ": the engine '" + engine + "' is not known to " + browser.slug()
                        + ", known are " + String.join(", ", browser.engines().keySet()));
            }
        }
    }

    private PlannedPhone phone(FarmPhone phone) {
        List<PlannedSession> sessions = TestedBrowsers.candidates(phone, browsers).stream()
                .flatMap(b -> sessions(phone, b)).filter(s -> !s.trials().isEmpty()).toList();
        return new PlannedPhone(phone.id(), phone.model(), phone.udid().orElse(""), phone.virtual().isPresent(), "", null, List.of(), sessions);
    }

    /** In each mode; what begins in normal mode and goes on in incognito; and in each state in each mode. */
    private Stream<PlannedSession> sessions(FarmPhone phone, BrowserFile browser) {
        Stream<PlannedSession> usual = Stream.of(Mode.values())
                .map(m -> session(phone, browser, m, m.word(), "", s -> !s.carriesOver() && s.state().isEmpty()));
        Stream<PlannedSession> crossing = Stream.of(session(phone, browser, Mode.INCOGNITO, CARRY_OVER, "", Scenario::carriesOver));
        Stream<PlannedSession> inStates = Stream.of(State.values()).flatMap(state -> Stream.of(Mode.values())
                .map(m -> session(phone, browser, m, m.word() + "-" + state.word(), state.word(), s -> s.state().equals(Optional.of(state)))));
        return Stream.of(usual, crossing, inStates).flatMap(s -> s);
    }

    /** @param belongs to this session, of the scenarios of this mode */
    private PlannedSession session(FarmPhone phone, BrowserFile browser, Mode mode, String name, String state, Predicate<Scenario> belongs) {
        String id = phone.id() + "/" + browser.slug() + "/" + name;
        List<PlannedTrial> trials = scenarios.trials().stream()
                .filter(s -> inMatrix(s, browser))
                .filter(s -> s.modes().contains(mode) && belongs.test(s))
                .filter(s -> selection.takes(phone.id(), browser.slug(), mode, s))
                .map(s -> new PlannedTrial(id + "/" + s.slug(), s.slug(), s.title(), s.place(), s.claims(), null, s.watches()))
                .toList();
        return new PlannedSession(id, browser.slug(), browser.title(), browser.packageName(), "", mode.word(),
                phone.switchState().orElse(""), state, trials);
    }

    /**
     * The plan of a phone with what the phone itself told, and so with the published verdicts of its browsers.
     *
     * @param tested browsers: what was planned of others is left out
     */
    PlannedPhone told(PlannedPhone planned, FarmPhone phone, List<BrowserFile> tested, Answers answers) {
        List<PlannedSession> sessions = planned.sessions().stream().filter(s -> tested.contains(browsers.get(s.browser())))
                .map(s -> answers.version(s.packageName()).map(v -> told(s, phone, v)).orElse(s)).toList();
        return new PlannedPhone(planned.id(), planned.model(), answers.udid(), planned.virtual() || answers.virtual(), answers.build(),
                answers.clock(), answers.apps(), sessions);
    }

    private PlannedSession told(PlannedSession session, FarmPhone phone, String version) {
        BrowserFile browser = browsers.get(session.browser());
        Mode mode = session.mode().equals(Mode.INCOGNITO.word()) ? Mode.INCOGNITO : Mode.NORMAL;
        List<PlannedTrial> trials = session.trials().stream().map(t -> new PlannedTrial(t.id(), t.scenario(), t.title(), t.source(),
                t.claims(), published(session, t, browser, version, phone.switchState(), mode), t.watches())).toList();
        return new PlannedSession(session.id(), session.browser(), browser.title() + " " + version, session.packageName(), version,
                session.mode(), session.switchState(), session.state(), trials);
    }

    private static String published(PlannedSession session, PlannedTrial trial, BrowserFile browser, String version, Optional<String> switchState,
                                    Mode mode) {
        Optional<String> predicted = trial.carriesOver() ? Optional.empty()
                : session.state().isEmpty() ? browser.published(version, switchState, mode, trial.scenario())
                : browser.publishedInState(version, switchState, mode, trial.scenario());
        return predicted.orElse(null);
    }
}
