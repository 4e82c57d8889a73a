package dev.leakgate.doctor.phone;

import dev.leakgate.doctor.Outcome;
import java.util.List;

/** The system trust store is root's. */
final class Root implements PhoneCheck {

    private static final String ASKED = "su -c id";

    @Override
    public String subject() {
        return "root";
    }

    @Override
    public List<String> questions() {
        return List.of(ASKED);
    }

    @Override
    public Outcome judge(Told told) {
        return told.to(ASKED).contains("uid=0") ? new Outcome.Ok("by su")
                : new Outcome.Failure("none by su: the bench's certificate authority cannot be put into the system trust store",
                "root the phone and allow su for the shell (Magisk, Superuser, Shell)");
    }
}
