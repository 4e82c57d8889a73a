package dev.leakgate.doctor.host;

import dev.leakgate.doctor.Diagnosis;
import dev.leakgate.doctor.Outcome;
import dev.leakgate.farm.DevicesFile;
import dev.leakgate.farm.FarmPhone;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;

/** The recorders can listen where the phones look for them. */
final class AddressCheck implements HostCheck {

    private final DevicesFile devices;

    AddressCheck(DevicesFile devices) {
        this.devices = devices;
    }

    @Override
    public List<Diagnosis> examine() {
        return List.of(Diagnosis.ofHost("address for phones", outcome()));
    }

    /** A phone that adb reaches on loopback is a program there. */
    private static boolean isLocal(FarmPhone phone) {
        return phone.udid().filter(udid -> udid.matches("(127\\.[0-9.]+|localhost):\\d+")).isPresent();
    }

    private Outcome outcome() {
        String address = devices.address();
        String cure = "write this machine's address in the phones' network under 'bench: {address: ...}' in the devices file";
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(address))) {
            boolean elsewhere = devices.phones().stream().anyMatch(phone -> phone.virtual().isEmpty() && !isLocal(phone));
            return elsewhere && socket.getInetAddress().isLoopbackAddress()
                    ? new Outcome.Failure(address + " is loopback, which a real phone cannot reach", cure)
                    : new Outcome.Ok(address);
        } catch (IOException e) {
            return new Outcome.Failure(address + " cannot be listened on: " + e.getMessage(), cure);
        }
    }
}
