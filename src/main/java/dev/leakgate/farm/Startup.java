package dev.leakgate.farm;

import dev.leakgate.process.Child;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;

/** Waits until a child answers; a child that ends before is reported with the last lines of its log. */
final class Startup {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Startup() {
    }

    /** @param what completes the sentence "... within 60 s", as in "Appium did not answer on port 4723" */
    static void await(Child child, String what, Callable<Boolean> ready) {
        try {
            Awaitility.await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(50)).atMost(PATIENCE).ignoreExceptions()
                    .failFast(() -> !child.alive()).until(ready);
        } catch (ConditionTimeoutException | TerminalFailureException e) {
            String obituary = child.obituary();
            child.close();
            throw new FarmException(what + " within " + PATIENCE.toSeconds() + " s: " + obituary);
        }
    }
}
