package dev.leakgate.doctor;

import dev.leakgate.secret.IdentifierReading;
import dev.leakgate.secret.IdentifierReading.State;
import java.util.List;
import java.util.stream.Collectors;

/** Which identifiers of a phone a run will look for. Kinds only: no value is told. */
final class IdentifierCheck {

    private IdentifierCheck() {
    }

    static Outcome judge(List<IdentifierReading> readings) {
        String read = words(readings, State.READ);
        String absent = words(readings, State.NOT_PRESENT);
        String unread = words(readings, State.NOT_READABLE);
        String seen = "read: " + (read.isEmpty() ? "none" : read) + (absent.isEmpty() ? "" : "; not present: " + absent)
                + (unread.isEmpty() ? "" : "; not readable: " + unread);
        if (read.isEmpty()) {
            return new Outcome.Failure(seen, "add them under 'identifiers:' in the devices file; without them none can be found in what is sent");
        }
        boolean imeiMissing = readings.stream().anyMatch(r -> r.kind().word().equals("imei") && r.state() == State.NOT_READABLE);
        return imeiMissing ? new Outcome.Warning(seen, readings.stream().filter(r -> r.kind().word().equals("imei")).findFirst().orElseThrow().why())
                : new Outcome.Ok(seen);
    }

    private static String words(List<IdentifierReading> readings, State state) {
        return readings.stream().filter(r -> r.state() == state)
                .map(r -> r.kind().word() + (r.values() > 1 ? " (" + r.values() + ")" : state == State.READ ? "" : " (" + r.why() + ")")).collect(Collectors.joining(", "));
    }
}
