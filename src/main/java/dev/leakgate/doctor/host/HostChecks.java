package dev.leakgate.doctor.host;

import dev.leakgate.farm.DevicesFile;
import java.nio.file.Path;
import java.util.List;

/** Which checks of this machine there are besides that of its tools, in the order they are told. */
public final class HostChecks {

    private HostChecks() {
    }

    /**
     * @param state  what outlives runs
     * @param output where runs go
     */
    public static List<HostCheck> of(DevicesFile devices, Path state, Path output) {
        return List.of(new AddressCheck(devices), new PortsCheck(devices), new CaptureWays(devices), new GatewayRulesLeft(), new StateCheck(state), new DiskCheck(output));
    }
}
