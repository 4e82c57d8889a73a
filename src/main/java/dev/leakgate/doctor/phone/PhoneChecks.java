package dev.leakgate.doctor.phone;

import java.util.ArrayList;
import java.util.List;

/** Which checks there are, in the order they are told. */
public final class PhoneChecks {

    private PhoneChecks() {
    }

    /** Those that cost a run next to nothing. */
    public static List<PhoneCheck> cheap(Patient patient) {
        return List.of(MiuiSwitch.SECURITY_SETTINGS, MiuiSwitch.INSTALL, new ProxyLeft(), new PrivateDns(), new Ipv6(), new ClockOffset(),
                new LockScreen(), new Battery(), new Storage(), new Browsers(patient), new Root());
    }

    /** With those that take seconds on a real phone. */
    public static List<PhoneCheck> all(Patient patient) {
        List<PhoneCheck> all = new ArrayList<>(cheap(patient));
        all.add(new ShellPermissions());
        all.add(new Udp443());
        return all;
    }
}
