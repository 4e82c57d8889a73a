package dev.leakgate.report;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Leaks that tests of this process have shown. A test that is run again, by whatever means and with whatever verdict,
 * fails as it did the first time: retries are for infrastructure, never for verdicts.
 */
public final class StickyLeaks {

    private final Map<String, LeakError> seen = new ConcurrentHashMap<>();

    /** @param test its name, the same in each attempt */
    void check(String test, Runnable attempt) {
        LeakError before = seen.get(test);
        if (before != null) {
            throw before.again();
        }
        try {
            attempt.run();
        } catch (LeakError e) {
            seen.put(test, e);
            throw e;
        }
    }
}
