package dev.leakgate.doctor;

import dev.leakgate.browser.BrowserFile;
import dev.leakgate.capture.Bench;
import dev.leakgate.capture.BenchCa;
import dev.leakgate.capture.RecorderSettings.Upstream;
import dev.leakgate.doctor.host.HostChecks;
import dev.leakgate.doctor.host.ToolsCheck;
import dev.leakgate.doctor.server.AppiumCheck;
import dev.leakgate.doctor.server.GridChecks;
import dev.leakgate.farm.DevicesFile;
import dev.leakgate.farm.Farm;
import dev.leakgate.farm.FarmException;
import dev.leakgate.farm.GridStatus;
import dev.leakgate.farm.Seat;
import dev.leakgate.farm.Uplink;
import dev.leakgate.tools.Tools;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private Optional<GridChecks> grid = Optional.empty();

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
        boolean tools = found.stream().noneMatch(d -> d.outcome() instanceof Outcome.Failure);
        HostChecks.of(devices, state, folder).forEach(check -> found.addAll(check.examine()));
        servers();
        if (tools && devices.grid().isPresent() == grid.isPresent()) {
            farm();
        }
        return List.copyOf(found);
    }

    private void servers() {
        try {
            devices.grid().map(GridStatus::of).ifPresent(status -> {
                grid = Optional.of(new GridChecks(status));
                found.addAll(grid.get().examine());
            });
        } catch (FarmException e) {
            found.add(Diagnosis.ofHost("Grid", new Outcome.Failure(e.getMessage(), "ci/grid/README.md says how")));
        }
        devices.phones().stream().flatMap(p -> p.appium().stream()).distinct().forEach(server -> found.add(AppiumCheck.examine(server)));
    }

    private void farm() {
        Tools tools = Tools.find();
        try (Farm farm = Farm.start(devices, tools, 1, () -> folder.resolve("lab"), folder.resolve("logs"))) {
            if (farm.seats().stream().anyMatch(seat -> farm.adb(seat).isPresent())) {
                found.add(Diagnosis.ofHost("adb server and Appium", new Outcome.Ok("up")));
            }
            phones(farm, new Bench(tools, BenchCa.at(state.resolve("ca")), devices.address(),
                    farm.uplink().map(uplink -> Upstream.at(uplink.proxy(), uplink.ca())), farm.uplink().flatMap(Uplink::names)));
        } catch (FarmException e) {
            found.add(Diagnosis.ofHost("phones", new Outcome.Failure(e.getMessage(), grid.isPresent() ? "see the nodes above" : "logs are in "
                    + folder.resolve("logs"))));
        }
    }

    /** All at the same time, since most of it is waiting for phones. */
    private void phones(Farm farm, Bench bench) {
        ExecutorService threads = Executors.newFixedThreadPool(Math.max(1, farm.seats().size()));
        try {
            List<CompletableFuture<List<Diagnosis>>> exams = farm.seats().stream().map(seat -> CompletableFuture.supplyAsync(() -> phone(seat,
                    new PhoneExam(seat, browsers, farm.adb(seat), bench, state, exam(seat))), threads)).toList();
            exams.forEach(exam -> found.addAll(exam.join()));
        } finally {
            threads.shutdown();
        }
    }

    /** One on a Grid is asked only when it is free: a session for it would wait, or take another's place. */
    private List<Diagnosis> phone(Seat seat, PhoneExam exam) {
        if (grid.isEmpty()) {
            return exam.hold();
        }
        Outcome slot = grid.get().phone(seat.udid());
        List<Diagnosis> all = new ArrayList<>(List.of(new Diagnosis(seat.phone().id(), "slot", slot)));
        if (slot instanceof Outcome.Ok) {
            all.addAll(exam.hold());
        }
        return all;
    }

    private Path exam(Seat seat) {
        return folder.resolve(seat.phone().id());
    }
}
