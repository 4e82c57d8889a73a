package dev.leakgate.doctor;

import dev.leakgate.browser.BrowserFile;
import dev.leakgate.capture.BenchCa;
import dev.leakgate.capture.RecorderSettings;
import dev.leakgate.doctor.host.HostChecks;
import dev.leakgate.doctor.host.ToolsCheck;
import dev.leakgate.farm.DevicesFile;
import dev.leakgate.farm.Farm;
import dev.leakgate.farm.FarmException;
import dev.leakgate.farm.Seat;
import dev.leakgate.tools.Tools;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Examines a bench: this machine, then what drives the phones, then every phone. */
public final class Doctor {

    private final DevicesFile devices;
    private final Map<String, BrowserFile> browsers;
    private final Path state;
    private final Path folder;
    private final List<Diagnosis> found = new ArrayList<>();

    /**
     * @param browsers by slug; every one that a phone names
     * @param state    what outlives runs: old states of phones, the bench's certificate authority
     * @param folder   for logs and captures of this examination
     */
    public Doctor(DevicesFile devices, Map<String, BrowserFile> browsers, Path state, Path folder) {
        this.devices = devices;
        this.browsers = browsers;
        this.state = state;
        this.folder = folder;
    }

    /** Where something fails on which the rest stands, the rest is not asked. */
    public List<Diagnosis> examine() {
        found.addAll(new ToolsCheck().examine());
        HostChecks.of(devices, state, folder).forEach(check -> found.addAll(check.examine()));
        if (found.stream().noneMatch(d -> d.outcome() instanceof Outcome.Failure)) {
            farm();
        }
        return List.copyOf(found);
    }

    private void farm() {
        Tools tools = Tools.find();
        try (Farm farm = Farm.start(devices, tools, 1, folder.resolve("lab"), folder.resolve("logs"))) {
            found.add(Diagnosis.ofHost("adb server and Appium", new Outcome.Ok("up")));
            BenchCa ca = BenchCa.at(state.resolve("ca"));
            phones(farm, tools, ca);
        } catch (FarmException e) {
            found.add(Diagnosis.ofHost("adb server and Appium", new Outcome.Failure(e.getMessage(), "logs are in " + folder.resolve("logs"))));
        }
    }

    /** All at the same time, since most of it is waiting for phones. */
    private void phones(Farm farm, Tools tools, BenchCa ca) {
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, farm.seats().size()));
        try {
            List<CompletableFuture<List<Diagnosis>>> exams = farm.seats().stream().map(seat -> CompletableFuture.supplyAsync(() ->
                    new PhoneExam(seat, browsers, farm.adb(seat), () -> recording(seat, farm, tools, ca), ca, state, exam(seat)).hold(), threads)).toList();
            exams.forEach(exam -> found.addAll(exam.join()));
        } finally {
            threads.shutdown();
        }
    }

    private Path exam(Seat seat) {
        return folder.resolve(seat.phone().id());
    }

    private RecorderSettings recording(Seat seat, Farm farm, Tools tools, BenchCa ca) {
        RecorderSettings settings = RecorderSettings.of(tools.mitmdump(), exam(seat), ca.folder()).listen(devices.address(), 0);
        return farm.uplink().map(uplink -> settings.upstream(RecorderSettings.Upstream.at(uplink.proxy(), uplink.ca()))).orElse(settings);
    }
}
