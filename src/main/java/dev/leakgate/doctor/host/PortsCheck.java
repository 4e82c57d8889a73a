package dev.leakgate.doctor.host;

import dev.leakgate.doctor.Diagnosis;
import dev.leakgate.doctor.Outcome;
import dev.leakgate.farm.DevicesFile;
import dev.leakgate.farm.PortLease;
import java.util.List;
import java.util.stream.IntStream;

/** There are ports for what a run starts: an adb server, Appium, and for each phone the one that Appium's driver reaches it by. */
final class PortsCheck implements HostCheck {

    private static final int LAST = PortLease.FIRST + PortLease.COUNT - 1;
    private static final int SERVERS = 2;

    private final int phones;

    /** Phones on a Grid or at another Appium take no port here. */
    PortsCheck(DevicesFile devices) {
        this.phones = devices.grid().isPresent() ? 0 : (int) devices.phones().stream().filter(p -> p.appium().isEmpty()).count();
    }

    @Override
    public List<Diagnosis> examine() {
        if (phones == 0) {
            return List.of();
        }
        int needed = SERVERS + phones;
        long free = IntStream.rangeClosed(PortLease.FIRST, LAST).filter(PortLease::isFree).limit(needed).count();
        String range = " in " + PortLease.FIRST + ".." + LAST + ", for two servers and " + phones + (phones == 1 ? " phone" : " phones");
        return List.of(Diagnosis.ofHost("ports", free == needed ? new Outcome.Ok(needed + " free" + range)
                : new Outcome.Failure("only " + free + " free" + range, "end what holds them: ss -ltnp 'sport >= :" + PortLease.FIRST
                + " and sport <= :" + LAST + "'")));
    }
}
