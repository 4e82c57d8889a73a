package dev.leakgate.doctor.host;

import dev.leakgate.doctor.Diagnosis;
import dev.leakgate.doctor.Outcome;
import dev.leakgate.farm.DevicesFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.IntStream;

/** The ports that Appium's driver takes one of for each phone (its default for {@code systemPort}): 8200 to 8299. */
final class PortsCheck implements HostCheck {

    private static final int FIRST = 8200;
    private static final int LAST = 8299;

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
        long free = IntStream.rangeClosed(FIRST, LAST).filter(PortsCheck::free).count();
        String seen = free + " of " + (LAST - FIRST + 1) + " free in " + FIRST + ".." + LAST + ", for " + phones + (phones == 1 ? " phone" : " phones");
        return List.of(Diagnosis.ofHost("ports", free >= phones ? new Outcome.Ok(seen)
                : new Outcome.Failure(seen, "end what holds them: ss -ltnp 'sport >= :" + FIRST + " and sport <= :" + LAST + "'")));
    }

    private static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
