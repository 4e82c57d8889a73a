package dev.leakgate.run;

import dev.leakgate.browser.BrowserFile;
import dev.leakgate.capture.BenchCa;
import dev.leakgate.doctor.Preflight;
import dev.leakgate.evidence.Plan;
import dev.leakgate.evidence.Plan.PlannedPhone;
import dev.leakgate.evidence.Plan.PlannedSession;
import dev.leakgate.evidence.RunFolder;
import dev.leakgate.evidence.Seal;
import dev.leakgate.farm.DevicesFile;
import dev.leakgate.farm.Farm;
import dev.leakgate.judge.Judge;
import dev.leakgate.judge.JudgedSession;
import dev.leakgate.judge.SessionJudge;
import dev.leakgate.judge.verdict.RunVerdict;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
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
    private final List<PhoneLine> lines = new ArrayList<>();
    private final Map<String, CompletableFuture<JudgedSession>> judged = new ConcurrentHashMap<>();
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
        Scenarios scenarios = Scenarios.read(settings.scenarios());
        Map<String, BrowserFile> browsers = BrowserFile.readAll(settings.scenarios());
        Planner planner = new Planner(devices, browsers, scenarios, settings.only());
        tools = Tools.find();
        Instant started = Instant.now();
        plan = planner.plan(ID.format(started) + "-" + Long.toString(settings.seed() & 0xffff, 36), started, settings.seed(), versions(tools), Inputs.digests(settings));
        folder = RunFolder.create(settings.output().resolve("runs"), plan, scenarioFile("policy.yaml"));
        folder.keepClaims(scenarioFile("claims.yaml"));
        Preflight.look(devices, settings.state(), settings.output()).forEach(progress::preparing);
        progress.preparing("starting " + plan.phones().size() + " phones, adb and Appium");
        farm = Farm.start(selected(devices), tools, settings.seed(), folder.path().resolve("lab"), folder.logs());
        Runtime.getRuntime().addShutdownHook(atExit);
        try {
            connect(planner, browsers, scenarios, devices.address());
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
        return folder.unknownToTheLab();
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

    private DevicesFile selected(DevicesFile devices) {
        List<String> ids = plan.phones().stream().map(PlannedPhone::id).toList();
        return devices.only(devices.phones().stream().filter(p -> ids.contains(p.id())).toList());
    }

    private void connect(Planner planner, Map<String, BrowserFile> browsers, Scenarios scenarios, String address) {
        BenchCa ca = BenchCa.at(settings.state().resolve("ca"));
        Map<String, Scenario> bySlug = scenarios.trials().stream().collect(Collectors.toMap(Scenario::slug, Function.identity()));
        Recorders recorders = new Recorders(tools, ca, farm.uplink(), address, folder);
        farm.seats().forEach(seat -> lines.add(new PhoneLine(seat, browsers, bySlug, () -> recorders.start(seat.phone().id()), farm::revive, ca, settings)));
        progress.preparing("connecting to the phones, reading their identifiers, tapping their traffic");
        Map<String, CompletableFuture<PlannedPhone>> told = new LinkedHashMap<>();
        for (PlannedPhone phone : plan.phones()) {
            told.put(phone.id(), CompletableFuture.supplyAsync(() -> line(phone.id()).connect(phone, planner, folder), threads));
        }
        List<PlannedPhone> phones = plan.phones().stream().map(p -> told.get(p.id()).join()).toList();
        plan = plan.told(ca.fingerprint(), phones);
        folder.keep(plan);
        progress.planned(plan);
        lines.forEach(l -> l.notes().forEach(progress::preparing));
        lines.stream().filter(l -> l.fault() != null).forEach(l -> progress.preparing(l.id() + " takes no part: " + l.fault()));
    }

    private CompletableFuture<?> drive() {
        CanaryMint mint = new CanaryMint(settings.seed());
        SessionJudge judge = new SessionJudge(folder);
        plan.phones().forEach(p -> p.sessions().forEach(s -> judged.put(s.id(), new CompletableFuture<>())));
        return CompletableFuture.allOf(plan.phones().stream()
                .map(phone -> CompletableFuture.runAsync(() -> drive(phone, mint, judge), threads))
                .toArray(CompletableFuture[]::new));
    }

    private void drive(PlannedPhone phone, CanaryMint mint, SessionJudge judge) {
        for (PlannedSession session : phone.sessions()) {
            try {
                line(phone.id()).drive(session, folder, mint);
                JudgedSession verdicts = judge.judge(session.id());
                progress.judged(verdicts);
                judged.get(session.id()).complete(verdicts);
            } catch (RuntimeException | Error e) {
                // Whoever waits for it must hear of it: a test that waits for ever tells nothing.
                judged.get(session.id()).completeExceptionally(e);
            }
        }
        line(phone.id()).drain(phone.sessions(), folder);
    }

    private PhoneLine line(String id) {
        return lines.stream().filter(l -> l.id().equals(id)).findFirst().orElseThrow();
    }

    /** Restores the phones and ends everything that was started; a second call does nothing. */
    @Override
    public synchronized void close() {
        CompletableFuture.allOf(lines.stream().map(l -> CompletableFuture.runAsync(l::close)).toArray(CompletableFuture[]::new))
                .exceptionally(e -> null).join();
        lines.clear();
        farm.close();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // it is what closes the run
        }
    }
}
