package dev.leakgate.farm;

import dev.leakgate.tools.Tools;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The phones of a run with all that is needed to reach them: the lab for virtual ones, an adb server, an Appium server.
 * Whatever it started ends with it, and with this JVM.
 */
public final class Farm implements AutoCloseable {

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final List<Seat> seats = new ArrayList<>();
    private LabProcess lab;
    private AdbServer adb;

    private Farm() {
    }

    /**
     * @param seed   what virtual phones draw their identifiers from
     * @param folder of the lab's own records
     * @param logs   where each child's output goes
     * @throws FarmException when a part does not come up; what was up by then is ended
     */
    public static Farm start(DevicesFile devices, Tools tools, long seed, Path folder, Path logs) {
        Farm farm = new Farm();
        try {
            farm.up(devices, tools, seed, folder, logs);
            return farm;
        } catch (RuntimeException e) {
            farm.close();
            throw e;
        }
    }

    private void up(DevicesFile devices, Tools tools, long seed, Path folder, Path logs) {
        List<FarmPhone> virtual = devices.phones().stream().filter(p -> p.virtual().isPresent()).toList();
        boolean allVirtual = virtual.size() == devices.phones().size();
        adb = keep(allVirtual ? AdbServer.own(tools, logs) : AdbServer.shared(tools));
        if (!virtual.isEmpty()) {
            lab = keep(LabProcess.start(virtual, seed, folder, logs));
            virtual.forEach(p -> adb.connect(lab.serial(p)));
        }
        Pool pool = new Pool(adb, named(devices));
        AppiumServer appium = keep(AppiumServer.start(tools, adb.port(), logs));
        for (FarmPhone phone : devices.phones()) {
            String udid = phone.virtual().isPresent() ? lab.serial(phone) : phone.udid().orElseGet(() -> pool.take(phone));
            seats.add(new Seat(phone, appium.address(), udid, adb.port()));
        }
    }

    private Set<String> named(DevicesFile devices) {
        return devices.phones().stream().flatMap(p -> p.virtual().isPresent() ? Stream.of(lab.serial(p)) : p.udid().stream()).collect(Collectors.toSet());
    }

    private <T extends AutoCloseable> T keep(T part) {
        started.push(part);
        return part;
    }

    public List<Seat> seats() {
        return List.copyOf(seats);
    }

    /** The adb server that knows these phones. */
    public AdbServer adb() {
        return adb;
    }

    /** The lab internet, when virtual phones are among the farm. */
    public Optional<Uplink> uplink() {
        return Optional.ofNullable(lab).map(LabProcess::uplink);
    }

    @Override
    public void close() {
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
