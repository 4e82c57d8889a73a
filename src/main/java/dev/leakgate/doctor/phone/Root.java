package dev.leakgate.doctor.phone;

import dev.leakgate.doctor.Outcome;
import dev.leakgate.farm.Consent;
import java.util.List;

/** The system trust store is root's. */
final class Root implements PhoneCheck {

    private static final String ADB = "id -u";
    private static final String SU = "su -c id";
    private static final String STORES = "ls /system/etc/security/cacerts /apex/com.android.conscrypt/cacerts 2> /dev/null";
    private static final String WITHOUT = "HTTPS stays unread; a run still tells which hosts are spoken to, how much is sent, and leaks in "
            + "clear text, and nothing can pass";

    @Override
    public String subject() {
        return "root";
    }

    @Override
    public List<String> questions() {
        return List.of(ADB, SU, STORES);
    }

    @Override
    public Outcome judge(Told told) {
        if (!told.patient().entry().allows(Consent.CERTIFICATE)) {
            return new Outcome.Failure("not asked for: nobody agreed to " + Consent.CERTIFICATE.act() + ". " + WITHOUT,
                    Consent.CERTIFICATE.cure(told.patient().entry().place()));
        }
        if (told.value(ADB).equals("0")) {
            return new Outcome.Ok("by adb root");
        }
        if (told.to(SU).contains("uid=0")) {
            return new Outcome.Ok("by su");
        }
        return told.to(STORES).contains(told.patient().certificate()) ? new Outcome.Ok("none, and none needed: the bench's certificate is part of the firmware")
                : new Outcome.Failure("none. " + WITHOUT, "root the phone and allow su for the shell (Magisk: Superuser, Shell; mount namespace: global), "
                + "or adb root on a userdebug build; or install the module that `leakgate ca module` writes");
    }
}
