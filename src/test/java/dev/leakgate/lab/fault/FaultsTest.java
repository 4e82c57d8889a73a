package dev.leakgate.lab.fault;

import static dev.leakgate.lab.fault.FaultKind.ADB_DROPS;
import static dev.leakgate.lab.fault.FaultKind.WRONG_TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String APP = "com.example.browser";

    @Test
    void a_mistake_begins_at_its_moment_and_ends_after_its_times() {
        try (Faults faults = new Faults(List.of(new Fault(WRONG_TEXT, Optional.of(APP), Optional.of(new Moment("search", 2)), 1, SECOND, "")))) {
            faults.happened("search", APP);
            assertThat(faults.strikes(WRONG_TEXT, APP)).isFalse();
            faults.happened("search", "com.example.other");
            assertThat(faults.strikes(WRONG_TEXT, APP)).isFalse();
            faults.happened("search", APP);
            assertThat(faults.strikes(WRONG_TEXT, "com.example.other")).isFalse();
            assertThat(faults.strikes(WRONG_TEXT, APP)).isTrue();
            assertThat(faults.strikes(WRONG_TEXT, APP)).isFalse();
        }
    }

    @Test
    void an_event_happens_at_its_moment_and_at_the_next_ones_as_often_as_said() {
        AtomicInteger drops = new AtomicInteger();
        try (Faults faults = new Faults(List.of(new Fault(ADB_DROPS, Optional.empty(), Optional.of(new Moment("search", 2)), 2, SECOND, "")))) {
            faults.on(ADB_DROPS, fault -> drops.incrementAndGet());
            faults.begin();
            for (int i = 0; i < 4; i++) {
                faults.happened("search", APP);
            }
            await().until(() -> drops.get() == 2);
        }
    }

    @Test
    void an_event_may_happen_some_time_after_the_phone_is_up() {
        AtomicInteger drops = new AtomicInteger();
        try (Faults faults = new Faults(List.of(new Fault(ADB_DROPS, Optional.empty(), Optional.of(new Moment("seconds", 0.01)), 1, SECOND, "")))) {
            faults.on(ADB_DROPS, fault -> drops.incrementAndGet());
            faults.begin();
            await().until(() -> drops.get() == 1);
        }
    }
}
