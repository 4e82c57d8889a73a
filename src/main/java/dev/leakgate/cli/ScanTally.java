package dev.leakgate.cli;

import dev.leakgate.leak.Confidence;
import dev.leakgate.leak.Opaque;
import dev.leakgate.leak.Sighting;

/** Counts what decides the exit code. Requests decide; what came back is only shown. */
final class ScanTally {

    private int entries;
    private int leaks;
    private int unread;

    void add(ScanResult result) {
        entries += result.again() ? 0 : 1;
        leaks += result.detection().sightings().stream().filter(ScanTally::leak).count();
        unread += result.detection().opaque().stream().filter(Opaque::request).count();
        unread += result.fault() == null ? 0 : 1;
    }

    private static boolean leak(Sighting sighting) {
        return sighting.request() && sighting.confidence() != Confidence.LOW;
    }

    void unread() {
        unread++;
    }

    int exitCode() {
        return leaks > 0 ? ExitCode.LEAK : unread > 0 ? ExitCode.INCONCLUSIVE : ExitCode.CLEAN;
    }

    @Override
    public String toString() {
        return entries + (entries == 1 ? " exchange, " : " exchanges, ") + leaks + (leaks == 1 ? " leak, " : " leaks, ") + unread + " opaque or not fully read";
    }
}
