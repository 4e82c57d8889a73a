package dev.leakgate.doctor.phone;

import dev.leakgate.doctor.Outcome;
import java.util.List;

/** The system trust store is root's. */
final class Root implements PhoneCheck {

    private static final String ADB = "id -u";
    private static final String SU = "su -c id";

    @Override
    public String subject() {
        return "root";
    }

    @Override
    public List<String> questions() {
        return List.of(ADB, SU);
    }

    @Override
    public Outcome judge(Told told) {
        if (told.value(ADB).equals("0")) {
            return new Outcome.Ok("by adb root");
        }
        return told.to(SU).contains("uid=0") ? new Outcome.Ok("by su")
                : new Outcome.Failure("none: HTTPS stays unread. A run still tells which hosts are spoken to, how much is sent, and leaks in "
                + "clear text; nothing can pass", "root the phone and allow su for the shell (Magisk: Superuser, Shell; mount namespace: global), "
                + "or adb root on a userdebug build");
    }
}
