package dev.leakgate.doctor;

import dev.leakgate.secret.IdentifierReading;
import dev.leakgate.secret.IdentifierReading.State;
import dev.leakgate.secret.SecretKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which identifiers of a phone a run will look for. Kinds only: no value is told. */
final class IdentifierCheck {

    private static final String ADD = "add what is known of them under 'identifiers:' in the devices file";

    private IdentifierCheck() {
    }

    static Outcome judge(List<IdentifierReading> readings) {
        List<IdentifierReading> read = in(State.READ, readings);
        String seen = "read: " + (read.isEmpty() ? "none" : read.stream().map(IdentifierCheck::counted).collect(Collectors.joining(", ")))
                + absent("not present", in(State.NOT_PRESENT, readings)) + absent("not readable", in(State.NOT_READABLE, readings));
        if (read.isEmpty()) {
            return new Outcome.Failure(seen, ADD + "; without them none can be found in what is sent");
        }
        boolean imeiMissing = in(State.NOT_READABLE, readings).stream().anyMatch(r -> r.kind() == SecretKind.IMEI);
        return imeiMissing ? new Outcome.Warning(seen, ADD + ": *#06# shows the IMEI") : new Outcome.Ok(seen);
    }

    private static List<IdentifierReading> in(State state, List<IdentifierReading> readings) {
        return readings.stream().filter(r -> r.state() == state).toList();
    }

    private static String counted(IdentifierReading reading) {
        return reading.kind().word() + (reading.values() > 1 ? " (" + reading.values() + ")" : "");
    }

    /** Kinds with one reason together. */
    private static String absent(String state, List<IdentifierReading> readings) {
        Map<String, List<String>> kinds = readings.stream().collect(Collectors.groupingBy(IdentifierCheck::reason, LinkedHashMap::new,
                Collectors.mapping(r -> r.kind().word(), Collectors.toList())));
        return kinds.isEmpty() ? "" : "; " + state + ": " + kinds.entrySet().stream()
                .map(e -> String.join(", ", e.getValue()) + " (" + e.getKey() + ")").collect(Collectors.joining(", "));
    }

    private static String reason(IdentifierReading reading) {
        int byHand = reading.why().indexOf(IdentifierReading.BY_HAND);
        return byHand < 0 ? reading.why() : reading.why().substring(0, byHand);
    }
}
