package dev.leakgate.session;

import dev.leakgate.browser.Browser;
import dev.leakgate.capture.Recorder;
import dev.leakgate.evidence.RunFolder;
import dev.leakgate.scenario.Entry;
import dev.leakgate.secret.Secret;
import dev.leakgate.secret.SecretKind;
import dev.leakgate.traffic.JournalTail;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/**
 * The end of a session, after all that is judged: the control page is opened, by typing a canary. The whole chain must
 * show this value, which certainly leaves: it proves typing, proxy, trust and decoding in one.
 */
final class ControlSegment {

    /** The recorder answers for it, see its addon; the page sends a known leak and something clean. */
    private static final String PAGE = "https://" + Recorder.CONTROL_HOST + "/";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String id;
    private final Browser browser;
    private final boolean fresh;
    private final RunFolder evidence;
    private String canary;
    private Instant from;
    private Duration took = Duration.ZERO;

    /**
     * @param id      of the attempt
     * @param browser that opens the page
     * @param fresh   the browser is not running yet
     */
    ControlSegment(String id, Browser browser, boolean fresh, RunFolder evidence) {
        this.id = id;
        this.browser = browser;
        this.fresh = fresh;
        this.evidence = evidence;
    }

    /**
     * @param value a canary of one word
     * @param owner the planned session
     * @return what went wrong on the screen
     */
    Optional<String> drive(String value, String owner) {
        canary = value;
        evidence.keep(List.of(new Secret(SecretKind.TEXT, canary, owner)));
        from = Instant.now();
        if (fresh) {
            browser.startFresh();
        }
        String page = PAGE + canary;
        String shown = browser.enter(page, Entry.TYPING);
        browser.submit();
        return shown.equals(page) ? Optional.empty()
                : Optional.of("the address field shows '" + shown + "' after '" + page + "' was entered");
    }

    /** The page's own requests come after it; that they came at all is for the judge to see. @return whether they were answered */
    boolean awaitAnswers() {
        JournalTail journal = new JournalTail(evidence.journal(id));
        List<String> wanted = List.of(PAGE + "known-leak", PAGE + "clean");
        try {
            Awaitility.await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(100)).atMost(PATIENCE)
                    .until(() -> journal.answered().containsAll(wanted));
            return true;
        } catch (ConditionTimeoutException e) {
            return false;
        } finally {
            took = Duration.between(from, Instant.now());
        }
    }

    /** Null when it was not reached. */
    String canary() {
        return canary;
    }

    /** From here on traffic is the control's; null when it was not reached. */
    Instant from() {
        return from;
    }

    Duration took() {
        return took;
    }

    /** Ends the browser. */
    void leave() {
        browser.stop();
    }
}
