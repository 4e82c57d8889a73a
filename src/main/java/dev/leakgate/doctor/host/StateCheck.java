package dev.leakgate.doctor.host;

import dev.leakgate.capture.BenchCa;
import dev.leakgate.capture.RecorderException;
import dev.leakgate.doctor.Diagnosis;
import dev.leakgate.doctor.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What must outlive a run: the folder of old states, and the bench's certificate authority in it. */
final class StateCheck implements HostCheck {

    private static final Duration SOON = Duration.ofDays(30);

    private final Path state;

    StateCheck(Path state) {
        this.state = state;
    }

    @Override
    public List<Diagnosis> examine() {
        return List.of(Diagnosis.ofHost("certificate authority", authority()));
    }

    private Outcome authority() {
        Path folder = state.resolve("ca");
        try {
            BenchCa ca = BenchCa.at(folder);
            Duration left = Duration.between(Instant.now(), ca.certificate().getNotAfter().toInstant());
            String seen = ca.fingerprint().substring(0, 23) + "..., valid for " + left.toDays() + " days";
            return left.compareTo(SOON) > 0 ? new Outcome.Ok(seen)
                    : new Outcome.Warning(seen, "delete " + folder + "; the next run makes another, to be put on every phone");
        } catch (RecorderException e) {
            return new Outcome.Failure(e.getMessage(), "see that " + state + " is yours to write, or choose another by -Dleakgate.state");
        }
    }
}
