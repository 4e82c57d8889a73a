package dev.leakgate.lab.fault;

import java.time.Duration;
import java.util.Optional;

/**
 * One entry of a fault script.
 *
 * @param app   package that does it, or in which its moment is counted; empty for any app that is not the firmware's
 * @param from  when it begins; empty for as soon as the phone is up
 * @param times how often it happens at most
 * @param takes how long a phone is away or a slow one keeps waiting
 * @param place where it stands, {@code faults.yaml:4}
 */
public record Fault(FaultKind kind, Optional<String> app, Optional<Moment> from, int times, Duration takes, String place) {

    /** Whether it concerns an app. */
    public boolean concerns(String packageName) {
        return app.isEmpty() || app.get().equals(packageName);
    }
}
