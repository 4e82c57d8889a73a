package dev.leakgate.cli;

import dev.leakgate.doctor.Diagnosis;
import dev.leakgate.doctor.Outcome;
import dev.leakgate.farm.DevicesFile;
import java.io.PrintWriter;
import java.util.List;

/** What {@code doctor} found, for a person: by place, each cure under what it cures. */
final class DoctorText {

    private final DevicesFile devices;
    private final PrintWriter out;

    DoctorText(DevicesFile devices, PrintWriter out) {
        this.devices = devices;
        this.out = out;
    }

    void print(List<Diagnosis> found) {
        int width = found.stream().mapToInt(d -> d.subject().length()).max().orElse(0);
        String place = "";
        for (Diagnosis d : found) {
            if (!d.place().equals(place)) {
                place = d.place();
                out.println((place.equals(Diagnosis.HOST) ? "" : "\n") + title(place));
            }
            out.printf("  %-8s %-" + width + "s  %s%n", d.outcome().word(), d.subject(), d.outcome().seen());
            if (!d.outcome().cure().isEmpty()) {
                out.printf("  %-8s %-" + width + "s  -> %s%n", "", "", d.outcome().cure());
            }
        }
        out.printf("%n%d checks, %d warnings, %d failures%n", found.size(), DoctorCommand.count(found, Outcome.Warning.class),
                DoctorCommand.count(found, Outcome.Failure.class));
    }

    private String title(String place) {
        return devices.phones().stream().filter(phone -> phone.id().equals(place)).findFirst()
                .map(phone -> phone.model() + " (" + place + (phone.virtual().isPresent() ? ", virtual)" : ")")).orElse(place);
    }
}
