package dev.leakgate.run;

import dev.leakgate.evidence.EvidenceException;
import dev.leakgate.evidence.Plan.PlannedPhone;
import dev.leakgate.evidence.Plan.PlannedSession;
import dev.leakgate.evidence.RunFolder;
import dev.leakgate.evidence.SessionRecord;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A run that came to no end, and what of it need not be driven again when it is gone on with. */
final class InterruptedRun {

    private InterruptedRun() {
    }

    /** @throws RunException when it cannot be gone on with, saying why and what to do instead */
    static RunFolder open(String run, RunSettings settings) {
        Path path = settings.output().resolve("runs").resolve(run);
        try {
            RunFolder folder = RunFolder.open(path);
            if (folder.intact().isPresent()) {
                throw new RunException("-Dleakgate.resume=" + run + ": this run came to its end and is sealed; 'replay " + path + "' judges it again");
            }
            String changed = changed(folder.plan().inputs(), Inputs.digests(settings));
            if (!changed.isEmpty()) {
                throw new RunException("-Dleakgate.resume=" + run + ": since the run began these files have changed: " + changed
                        + ". Put them back, or start a new run");
            }
            return folder;
        } catch (EvidenceException e) {
            throw new RunException("-Dleakgate.resume=" + run + ": " + e.getMessage() + "; runs are kept in " + path.getParent());
        }
    }

    private static String changed(SortedMap<String, String> then, Map<String, String> now) {
        return Stream.concat(then.keySet().stream(), now.keySet().stream()).distinct().sorted()
                .filter(file -> !Objects.equals(then.get(file), now.get(file))).collect(Collectors.joining(", "));
    }

    /** It reached its control page with the chain unbroken, so that all its trials were driven under one closed capture. */
    static boolean finished(RunFolder folder, PlannedSession session) {
        return folder.attempts(session.id()).stream().anyMatch(a -> {
            try {
                SessionRecord record = folder.record(a);
                return record.broken() == null && record.controlFrom() != null;
            } catch (EvidenceException e) {
                return false;
            }
        });
    }

    /** Its late uploads were waited for, which is the last that is done with a phone. */
    static boolean finished(RunFolder folder, PlannedPhone phone) {
        try {
            return folder.record(RunFolder.drain(phone.id())) != null;
        } catch (EvidenceException e) {
            return false;
        }
    }
}
