package dev.leakgate.doctor.phone;

import java.util.List;

/** Which checks there are, in the order they are told. */
public final class PhoneChecks {

    private PhoneChecks() {
    }

    public static List<PhoneCheck> all(Patient patient) {
        return List.of(MiuiSwitch.SECURITY_SETTINGS, MiuiSwitch.INSTALL, new ProxyLeft(), new PrivateDns(), new Ipv6(), new ClockOffset(),
                new LockScreen(), new Battery(), new Storage(), new Browsers(patient), new Root(),
                new ShellPermissions(), new Udp443());
    }
}
