package dev.leakgate.farm;

import dev.leakgate.tools.Tools;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The servers that a run starts for the phones of this machine: the lab for virtual ones, an adb server, an Appium server. */
final class OwnServers implements AutoCloseable {

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final List<Seat> seats = new ArrayList<>();
    private List<Seat> spares = List.of();
    private LabProcess lab;
    private AdbServer adb;
    private AppiumServer appium;
    private List<String> virtual = List.of();
    private boolean loose;
    private boolean closed;

    private OwnServers() {
    }

    /**
     * @param named udids that {@code any:} does not speak for
     * @throws FarmException when one does not come up; what was up by then is ended
     */
    static OwnServers start(List<FarmPhone> phones, Set<String> named, Tools tools, long seed, Supplier<Path> labs, Path logs) {
        OwnServers servers = new OwnServers();
        try {
            servers.up(phones, named, tools, seed, labs, logs);
            return servers;
        } catch (RuntimeException e) {
            servers.close();
            throw e;
        }
    }

    private void up(List<FarmPhone> phones, Set<String> named, Tools tools, long seed, Supplier<Path> labs, Path logs) {
        List<FarmPhone> played = phones.stream().filter(p -> p.virtual().isPresent()).toList();
        boolean allVirtual = played.size() == phones.size();
        adb = keep(allVirtual ? AdbServer.own(tools, logs) : AdbServer.shared(tools));
        if (!played.isEmpty()) {
            lab = keep(LabProcess.start(played, seed, labs, logs));
            virtual = played.stream().map(lab::serial).toList();
            virtual.forEach(adb::connect);
        }
        Pool pool = new Pool(adb, Stream.concat(named.stream(), virtual.stream()).collect(Collectors.toSet()));
        appium = keep(AppiumServer.start(tools, adb, logs));
        for (FarmPhone phone : phones) {
            String udid = phone.virtual().isPresent() ? lab.serial(phone) : phone.udid().orElseGet(() -> pool.take(phone));
            seats.add(seat(phone, udid));
        }
        spares = Spares.of(phones, pool::takeAny, this::seat);
    }

    private Seat seat(FarmPhone phone, String udid) {
        return new Seat(phone, appium.address(), udid, Optional.of(new Seat.Ports(adb.port(), keep(PortLease.take()).port())));
    }

    private <T extends AutoCloseable> T keep(T part) {
        started.push(part);
        return part;
    }

    /** Starts the lab, the adb server and Appium again if they have ended. */
    synchronized void revive() {
        if (closed) {
            throw new FarmException("the run is being ended");
        }
        loose |= lab != null && lab.revive();
        loose |= adb.revive();
        if (loose) {
            virtual.forEach(adb::reconnect);
            loose = false;
        }
        appium.revive();
    }

    List<Seat> seats() {
        return seats;
    }

    List<Seat> spares() {
        return spares;
    }

    AdbServer adb() {
        return adb;
    }

    synchronized Optional<Uplink> uplink() {
        return Optional.ofNullable(lab).map(LabProcess::uplink);
    }

    @Override
    public synchronized void close() {
        closed = true;
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
