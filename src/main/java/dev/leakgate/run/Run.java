package dev.leakgate.run;

import dev.leakgate.browser.BrowserFile;
import dev.leakgate.capture.Bench;
import dev.leakgate.capture.BenchCa;
import dev.leakgate.capture.RecorderSettings.Upstream;
import dev.leakgate.doctor.Preflight;
import dev.leakgate.evidence.Plan;
import dev.leakgate.evidence.Plan.PlannedPhone;
import dev.leakgate.evidence.Plan.PlannedSession;
import dev.leakgate.evidence.RunFolder;
import dev.leakgate.evidence.Seal;
import dev.leakgate.farm.DevicesFile;
import dev.leakgate.farm.Farm;
import dev.leakgate.farm.FarmPhone;
import dev.leakgate.farm.Uplink;
import dev.leakgate.judge.Judge;
import dev.leakgate.judge.JudgedSession;
import dev.leakgate.judge.SessionJudge;
import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.phone.identifier.ByHand;
import dev.leakgate.report.VerdictFile;
import dev.leakgate.scenario.Scenario;
import dev.leakgate.scenario.Scenarios;
import dev.leakgate.secret.CanaryMint;
import dev.leakgate.tools.Tools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A run: plan, drive every phone's sessions in parallel, judge. Sessions are judged as they end, so that progress can
 * be shown; the verdict that counts is made of the whole run's evidence by {@link #finish()}.
 */
public final class Run implements AutoCloseable {

    private static final DateTimeFormatter ID = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final RunSettings settings;
    private final Progress progress;
    private final Tools tools;
    private final RunFolder folder;
    private final Farm farm;
    private Driving driving;
    private final Map<String, CompletableFuture<JudgedSession>> judged = new ConcurrentHashMap<>();
    /** By phone: what is judged last of what it has driven. */
    private final Map<String, CompletableFuture<Void>> judging = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "phone");
        thread.setDaemon(true);
        return thread;
    });
    private final CompletableFuture<?> driven;
    private final Thread atExit = new Thread(this::close, "restore phones");
    private Plan plan;
    private RunVerdict verdict;
    private Seal seal;

    private Run(RunSettings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
        DevicesFile devices = DevicesFile.read(settings.devices());
        ByHand.check(devices.phones());
        Scenarios scenarios = Scenarios.read(settings.scenarios());
        Map<String, BrowserFile> browsers = BrowserFile.readAll(settings.scenarios());
        Planner planner = new Planner(devices, browsers, scenarios, settings.only());
        tools = Tools.find();
        folder = settings.resume().map(run -> InterruptedRun.open(run, settings)).orElseGet(() -> begun(planner));
        plan = folder.plan();
        DevicesFile needed = needed(devices);
        Preflight.look(devices, settings.state(), settings.output()).forEach(progress::preparing);
        progress.preparing("starting " + needed.phones().size() + " phones" + (devices.grid().isPresent() ? " of the Grid" : ", adb and Appium"));
        farm = Farm.start(needed, tools, plan.seed(), folder.labs()::next, folder.logs());
        Runtime.getRuntime().addShutdownHook(atExit);
        try {
            BenchCa ca = BenchCa.at(settings.state().resolve("ca"));
            Map<String, Scenario> bySlug = scenarios.trials().stream().collect(Collectors.toMap(Scenario::slug, Function.identity()));
            Supplier<Bench> bench = () -> new Bench(tools, ca, devices.address(), farm.uplink().map(uplink -> Upstream.at(uplink.proxy(), uplink.ca())),
                    farm.uplink().flatMap(Uplink::names));
            driving = new Driving(farm.seats(), farm.spares(), (seat, replacement) -> new PhoneLine(seat, farm.shell(seat), replacement, browsers, bySlug,
                    new PhoneWire(seat.phone(), bench, folder, settings.state()), farm::revive), folder, progress);
            connect(planner, needed, ca);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
        driven = drive();
    }

    /** Reads the files, brings up the farm and starts driving. Throws before anything is driven when that fails. */
    public static Run start(RunSettings settings, Progress progress) {
        return new Run(settings, progress);
    }

    public Plan plan() {
        return plan;
    }

    public RunFolder folder() {
        return folder;
    }

    /** Waits until a session is driven and judged. */
    public JudgedSession await(PlannedSession session) {
        return judged.get(session.id()).join();
    }

    /** Waits for every phone, restores the phones, looks up the hosts, judges the run from its evidence and seals that. */
    public synchronized RunVerdict finish() {
        if (verdict == null) {
            driven.join();
            close();
            new HostLookUp(folder, tools.nodeFolder().resolve("node_modules")).keep();
            verdict = Judge.judge(folder);
            LearnedIdentifiers.keep(verdict, folder);
            try {
                VerdictFile.write(folder.verdict(), verdict);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            seal = folder.seal();
        }
        return verdict;
    }

    /** @return the seal of the run's evidence, once it is finished */
    public Seal seal() {
        finish();
        return seal;
    }

    /** What virtual phones were asked and do not know; a run with such an entry proves nothing about the harness. */
    public List<String> unknownToTheLab() {
        return folder.labs().unknown();
    }

    private static Map<String, String> versions(Tools tools) {
        Map<String, String> versions = new LinkedHashMap<>(Map.of("leakgate", Plan.LEAKGATE));
        versions.put("java", System.getProperty("java.runtime.version"));
        versions.putAll(tools.versions());
        return versions;
    }

    private String scenarioFile(String name) {
        Path file = settings.scenarios().resolve(name);
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RunFolder begun(Planner planner) {
        Instant started = Instant.now();
        Plan plan = planner.plan(ID.format(started) + "-" + Long.toString(settings.seed() & 0xffff, 36), started, settings.seed(), versions(tools),
                Inputs.digests(settings));
        RunFolder begun = RunFolder.create(settings.output().resolve("runs"), plan, scenarioFile("policy.yaml"));
        begun.keepClaims(scenarioFile("claims.yaml"));
        return begun;
    }

    /** The phones on which something is left to be driven. */
    private DevicesFile needed(DevicesFile devices) {
        List<String> ids = plan.phones().stream().filter(p -> !InterruptedRun.finished(folder, p)).map(PlannedPhone::id).toList();
        return devices.only(devices.phones().stream().filter(p -> ids.contains(p.id())).toList());
    }

    private void connect(Planner planner, DevicesFile devices, BenchCa ca) {
        progress.preparing("connecting to the phones, reading their identifiers, tapping their traffic");
        CompletableFuture.allOf(plan.phones().stream().filter(p -> driving.line(p.id()).isPresent())
                .map(p -> CompletableFuture.runAsync(() -> driving.connect(p), threads)).toArray(CompletableFuture[]::new)).join();
        plan = plan.told(ca.fingerprint(), plan.phones().stream().map(p -> devices.phones().stream().filter(e -> e.id().equals(p.id())).findFirst()
                .map(entry -> told(p, entry, planner)).orElse(p)).toList());
        folder.keep(plan);
        progress.planned(plan);
        driving.lines().forEach(l -> l.notes().forEach(progress::preparing));
        driving.lines().stream().filter(l -> l.fault() != null).forEach(l -> progress.preparing(l.id() + " takes no part: " + l.fault()));
    }

    /** What a phone did not tell, one that may take its place can. */
    private PlannedPhone told(PlannedPhone planned, FarmPhone entry, Planner planner) {
        PhoneLine line = driving.line(planned.id()).orElseThrow();
        Optional<PhoneLine> telling = line.fault() == null ? Optional.of(line) : planned.build().isEmpty() ? driving.sibling(planned.model()) : Optional.empty();
        return telling.map(l -> planner.told(planned, entry, l.tested(), l.answers())).orElse(planned);
    }

    private CompletableFuture<?> drive() {
        CanaryMint mint = new CanaryMint(plan.seed(), folder.secrets());
        SessionJudge judge = new SessionJudge(folder);
        plan.phones().forEach(p -> p.sessions().forEach(s -> judged.put(s.id(), new CompletableFuture<>())));
        return CompletableFuture.allOf(plan.phones().stream()
                .map(phone -> CompletableFuture.runAsync(() -> driving.drive(phone, mint, session -> judgeNext(phone, session, judge),
                        (session, e) -> judged.get(session.id()).completeExceptionally(e)), threads))
                .toArray(CompletableFuture[]::new)).thenRun(() -> judged.values().forEach(verdict -> verdict.handle((v, e) -> v).join()));
    }

    /** While its phone drives on; in the order of a phone's sessions, since each is judged also by those before it. */
    private void judgeNext(PlannedPhone phone, PlannedSession session, SessionJudge judge) {
        judging.compute(phone.id(), (id, last) -> (last == null ? CompletableFuture.<Void>completedFuture(null) : last)
                .thenRunAsync(() -> judge(session, judge), threads));
    }

    private void judge(PlannedSession session, SessionJudge judge) {
        CompletableFuture<JudgedSession> verdict = judged.get(session.id());
        try {
            JudgedSession verdicts = judge.judge(session.id());
            progress.judged(verdicts);
            verdict.complete(verdicts);
        } catch (RuntimeException | Error e) {
            // Whoever waits for it must hear of it: a test that waits for ever tells nothing.
            verdict.completeExceptionally(e);
        }
    }

    /** Restores the phones and ends everything that was started; a second call does nothing. */
    @Override
    public synchronized void close() {
        if (driving != null) {
            driving.close();
        }
        farm.close();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // it is what closes the run
        }
    }
}
