package dev.leakgate.doctor;

import dev.leakgate.browser.BrowserFile;
import dev.leakgate.doctor.host.HostChecks;
import dev.leakgate.doctor.phone.Interview;
import dev.leakgate.doctor.phone.Patient;
import dev.leakgate.doctor.phone.PhoneChecks;
import dev.leakgate.farm.DevicesFile;
import dev.leakgate.farm.Seat;
import dev.leakgate.phone.PhoneException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The doctor's checks as a run makes them before it changes anything: of this machine, and of each phone in one round
 * trip to its shell. They tell, and decide nothing: what is really wrong shows in the session, and costs it its verdict
 * there. Tools, a session with Appium, trust and identifiers are no part of it, since the run proves these itself.
 */
public final class Preflight {

    private Preflight() {
    }

    /**
     * @param output where runs go
     * @return a line for each thing that is not as it should be on this machine
     */
    public static List<String> look(DevicesFile devices, Path state, Path output) {
        return HostChecks.of(devices, state, output).stream().flatMap(check -> check.examine().stream())
                .filter(d -> !(d.outcome() instanceof Outcome.Ok)).map(Preflight::line).toList();
    }

    /**
     * @param certificate the name under which a system trust store has the bench's
     * @return a line for each thing that is not as it should be, failures first: that there is no root, say
     */
    public static List<String> look(Seat seat, Map<String, BrowserFile> browsers, String certificate, UnaryOperator<String> shell) {
        Patient patient = Patient.of(seat, browsers, certificate);
        try {
            return Interview.hold(patient, PhoneChecks.all(patient), shell).stream()
                    .filter(d -> !(d.outcome() instanceof Outcome.Ok))
                    .sorted(Comparator.comparing(d -> !(d.outcome() instanceof Outcome.Failure))).map(Preflight::line).toList();
        } catch (PhoneException e) {
            return List.of(seat.phone().id() + ": cannot be asked how it is: " + e.getMessage());
        }
    }

    private static String line(Diagnosis d) {
        return d.outcome().word() + ": " + d.place() + ", " + d.subject() + ": " + d.outcome().seen() + " -> " + d.outcome().cure();
    }
}
