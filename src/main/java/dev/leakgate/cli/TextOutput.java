package dev.leakgate.cli;

import dev.leakgate.leak.Opaque;
import dev.leakgate.leak.Sighting;
import java.io.PrintWriter;

/** For people: what left, to whom, on which way, and the decoded surroundings with the secret marked. */
final class TextOutput implements ScanOutput {

    private final PrintWriter out;

    TextOutput(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void result(String capture, ScanResult result) {
        String place = capture + " #" + result.entry();
        result.detection().sightings().forEach(sighting -> sighting(place, sighting));
        result.detection().opaque().forEach(opaque -> opaque(place, opaque));
        if (result.fault() != null) {
            out.println(place + "  UNREAD  " + result.fault());
        }
    }

    private void sighting(String place, Sighting sighting) {
        String share = sighting.partial() ? " (%.0f %% of it)".formatted(100 * sighting.share()) : "";
        String verb = sighting.request() ? " -> " : " <- ";
        out.println(place + "  " + sighting.confidence() + "  " + sighting.secret().kind().word() + " \""
                + sighting.secret().value() + "\"" + share + verb + sighting.host());
        out.println("    " + String.join(" > ", sighting.trail()));
        out.println("    " + sighting.excerpt());
    }

    private void opaque(String place, Opaque opaque) {
        out.println(place + "  OPAQUE  " + opaque.where() + (opaque.request() ? " -> " : " <- ") + opaque.host()
                + ", " + opaque.size() + " bytes: " + opaque.reason());
    }

    @Override
    public void fault(String capture, String fault) {
        out.println("UNREAD  " + fault);
    }

    @Override
    public void end(ScanTally tally) {
        out.println(tally);
    }
}
