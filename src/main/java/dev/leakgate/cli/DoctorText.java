package dev.leakgate.cli;

import dev.leakgate.doctor.Diagnosis;
import dev.leakgate.doctor.Outcome;
import dev.leakgate.farm.DevicesFile;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code doctor} found, for a person at a screen of 80 columns: by place, each cure under what it cures. What is too
 * long for the line of its subject stands below it.
 */
final class DoctorText {

    private static final int COLUMNS = 80;
    private static final String INDENT = " ".repeat(11);

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
            print(d, width);
        }
        out.printf("%n%s, %s, %s%n", count(found.size(), "check"), count(DoctorCommand.count(found, Outcome.Warning.class), "warning"),
                count(DoctorCommand.count(found, Outcome.Failure.class), "failure"));
    }

    private void print(Diagnosis d, int width) {
        String line = String.format("  %-8s %-" + width + "s  %s", d.outcome().word(), d.subject(), d.outcome().seen());
        if (line.length() <= COLUMNS && d.outcome().seen().lines().count() < 2) {
            out.println(line);
        } else {
            out.printf("  %-8s %s%n", d.outcome().word(), d.subject());
            wrapped(d.outcome().seen(), COLUMNS - INDENT.length() - 2).forEach(part -> out.println(INDENT + "  " + part));
        }
        String before = "-> ";
        for (String part : wrapped(d.outcome().cure(), COLUMNS - INDENT.length() - 5)) {
            out.println(INDENT + "  " + before + part);
            before = "   ";
        }
    }

    /** A word longer than a line, such as a path, keeps a line of its own. */
    private static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        for (String paragraph : text.split("\n")) {
            StringBuilder line = new StringBuilder();
            for (String word : paragraph.strip().split(" +")) {
                if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                line.append(line.length() > 0 ? " " : "").append(word);
            }
            if (line.length() > 0) {
                lines.add(line.toString());
            }
        }
        return lines;
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private String title(String place) {
        return devices.phones().stream().filter(phone -> phone.id().equals(place)).findFirst()
                .map(phone -> phone.model() + " (" + place + (phone.virtual().isPresent() ? ", virtual)" : ")")).orElse(place);
    }
}
