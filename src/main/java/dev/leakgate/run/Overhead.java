package dev.leakgate.run;

import dev.leakgate.evidence.EvidenceException;
import dev.leakgate.evidence.Plan.PlannedPhone;
import dev.leakgate.evidence.Plan.PlannedSession;
import dev.leakgate.evidence.ProofTimes;
import dev.leakgate.evidence.RunFolder;
import dev.leakgate.evidence.SessionRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the harness itself costs: the time a phone's sessions took, less what scenarios and flushes ask to be waited,
 * for each trial.
 *
 * @param wall    from the start of its first session to the end of its last, seconds
 * @param dwell   of these, seconds that had to be waited
 * @param proofs  of these, what it took to prove that the captures are whole
 */
record Overhead(String model, double wall, double dwell, ProofTimes proofs, int trials) {

    /** Of the phone that took longest; empty when nothing was driven. */
    static Optional<Overhead> ofSlowest(RunFolder folder) {
        return folder.plan().phones().stream().map(p -> of(folder, p)).flatMap(Optional::stream)
                .max(Comparator.comparingDouble(Overhead::wall));
    }

    private static Optional<Overhead> of(RunFolder folder, PlannedPhone phone) {
        List<SessionRecord> records = new ArrayList<>();
        for (PlannedSession session : phone.sessions()) {
            try {
                records.add(folder.record(session.id()));
            } catch (EvidenceException e) {
                return Optional.empty();
            }
        }
        int trials = records.stream().mapToInt(r -> r.trials().size()).sum();
        if (trials == 0) {
            return Optional.empty();
        }
        Duration wall = Duration.between(records.get(0).from(), records.get(records.size() - 1).to());
        return Optional.of(new Overhead(phone.model(), wall.toMillis() / 1000.0,
                records.stream().mapToDouble(SessionRecord::dwell).sum(),
                phone.sessions().stream().flatMap(s -> folder.of(s.id()).proofTimes().stream()).reduce(ProofTimes.NONE, ProofTimes::plus), trials));
    }

    double perTrial() {
        return (wall - dwell) / trials;
    }

    @Override
    public String toString() {
        return "harness overhead %.1f s a trial (%s: %.0f s for %d trials, %.0f s of them asked for by scenarios and flushes, %.1f s by controls, %.1f s by coverage)"
                .formatted(perTrial(), model, wall, trials, dwell, proofs.controls(), proofs.connections());
    }
}
