package dev.leakgate.session;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;

/** Time that must pass because the scenario says so. Ends early, as a fault, when the recorder is gone. */
final class Pause {

    private final BooleanSupplier recording;
    private Duration total = Duration.ZERO;

    Pause(BooleanSupplier recording) {
        this.recording = recording;
    }

    /** All that was waited so far. */
    Duration total() {
        return total;
    }

    void of(Duration length) {
        if (length.isZero() || length.isNegative()) {
            return;
        }
        total = total.plus(length);
        long end = System.nanoTime() + length.toNanos();
        Awaitility.await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(Math.min(100, Math.max(1, length.toMillis()))))
                .atMost(length.plusSeconds(60)).failFast("the recorder ended", () -> !recording.getAsBoolean())
                .until(() -> System.nanoTime() >= end);
    }
}
