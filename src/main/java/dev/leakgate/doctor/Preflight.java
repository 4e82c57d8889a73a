package dev.leakgate.doctor;

import dev.leakgate.browser.BrowserFile;
import dev.leakgate.doctor.phone.Interview;
import dev.leakgate.doctor.phone.Patient;
import dev.leakgate.doctor.phone.PhoneChecks;
import dev.leakgate.farm.Seat;
import dev.leakgate.phone.PhoneException;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The cheap checks of one phone, which a run makes before it changes anything there: one round trip to its shell. They
 * tell, and decide nothing: what is really wrong shows in the session, and costs it its verdict there.
 */
public final class Preflight {

    private Preflight() {
    }

    /** @return a line for each thing that is not as it should be */
    public static List<String> look(Seat seat, Map<String, BrowserFile> browsers, UnaryOperator<String> shell) {
        Patient patient = Patient.of(seat, browsers);
        try {
            return Interview.hold(patient, PhoneChecks.cheap(patient), shell).stream()
                    .filter(d -> !(d.outcome() instanceof Outcome.Ok)).map(Preflight::line).toList();
        } catch (PhoneException e) {
            return List.of(seat.phone().id() + ": cannot be asked how it is: " + e.getMessage());
        }
    }

    private static String line(Diagnosis d) {
        return d.outcome().word() + ": " + d.place() + ", " + d.subject() + ": " + d.outcome().seen() + " -> " + d.outcome().cure();
    }
}
