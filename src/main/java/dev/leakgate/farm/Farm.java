package dev.leakgate.farm;

import dev.leakgate.tools.Tools;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The phones of a run and where each is reached: behind a Selenium Grid, at an Appium server that runs already, or at
 * servers of our own. Those end with it, and with this JVM.
 */
public final class Farm implements AutoCloseable {

    private final List<Seat> seats;
    private final List<Seat> spares;
    private final Optional<OwnServers> own;
    private final Optional<Uplink> beyond;

    private Farm(List<Seat> seats, List<Seat> spares, Optional<OwnServers> own, Optional<Uplink> beyond) {
        this.seats = List.copyOf(seats);
        this.spares = List.copyOf(spares);
        this.own = own;
        this.beyond = beyond;
    }

    /**
     * @param seed   what virtual phones draw their identifiers from
     * @param labs   a folder for the lab's own records each time it is started
     * @param logs   where each child's output goes
     * @throws FarmException when a part does not come up; what was up by then is ended
     */
    public static Farm start(DevicesFile devices, Tools tools, long seed, Supplier<Path> labs, Path logs) {
        if (devices.grid().isPresent()) {
            Grid grid = Grid.at(devices.grid().get(), devices.named());
            return new Farm(grid.seats(devices.phones()), grid.spares(devices.phones()), Optional.empty(), devices.uplink());
        }
        List<FarmPhone> ours = devices.phones().stream().filter(p -> p.appium().isEmpty()).toList();
        Optional<OwnServers> own = ours.isEmpty() ? Optional.empty() : Optional.of(OwnServers.start(ours, devices.named(), tools, seed, labs, logs));
        Stream<Seat> elsewhere = devices.phones().stream().flatMap(p -> p.appium().stream()
                .map(server -> new Seat(p, server, p.udid().orElseThrow(), Optional.empty())));
        return new Farm(Stream.concat(own.stream().flatMap(o -> o.seats().stream()), elsewhere).toList(),
                own.map(OwnServers::spares).orElse(List.of()), own, devices.uplink());
    }

    /**
     * Starts again what this machine ran for the phones and what has ended since: the lab, the adb server, Appium.
     *
     * @throws FarmException when one does not come up
     */
    public void revive() {
        own.ifPresent(OwnServers::revive);
    }

    public List<Seat> seats() {
        return seats;
    }

    /** Phones that no entry was given, for one that is set aside; each under the {@code any:} of its model. */
    public List<Seat> spares() {
        return spares;
    }

    /** The adb server that knows a phone; empty when the phone hangs on another machine, where only Appium reaches it. */
    public Optional<AdbServer> adb(Seat seat) {
        return own.filter(o -> Stream.concat(o.seats().stream(), o.spares().stream()).anyMatch(seat::isSamePhone)).map(OwnServers::adb);
    }

    /**
     * A phone's shell without a session of one's own, to ask who has the phone: by adb, or at an Appium server that runs
     * already through the session that somebody has with the phone. Empty when neither can be had.
     */
    public Optional<Shell> shell(Seat seat) {
        return adb(seat).map(server -> server.shell(seat.udid()))
                .or(() -> seat.phone().appium().flatMap(server -> RunningSession.with(server, seat.udid())));
    }

    /** The network behind the recorders, when it is not the internet itself: the lab's, or an upstream proxy. A lab that was started again has another. */
    public Optional<Uplink> uplink() {
        return own.flatMap(OwnServers::uplink).or(() -> beyond);
    }

    @Override
    public void close() {
        own.ifPresent(OwnServers::close);
    }
}
