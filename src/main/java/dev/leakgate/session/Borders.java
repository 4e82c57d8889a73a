package dev.leakgate.session;

import dev.leakgate.browser.Browser;
import dev.leakgate.evidence.BorderRecord;
import dev.leakgate.evidence.BorderRecord.Border;
import dev.leakgate.evidence.BorderRecord.Kind;
import dev.leakgate.phone.Phone;
import dev.leakgate.scenario.Step.Crossing;
import dev.leakgate.secret.RandomUuid;
import dev.leakgate.secret.Secret;
import dev.leakgate.secret.SecretKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Crosses what a person expects to be forgotten by, and notes when. The browser first gets the time to send what it
 * keeps and is ended, so that nothing from before is sent behind the border.
 */
final class Borders {

    private final Browser browser;
    private final Phone phone;
    private final Runnable startFresh;
    private final Pause pause;
    private final Duration flush;
    private final Random random;
    private final Consumer<Secret> keep;
    private final List<Border> crossed = new ArrayList<>();

    /**
     * @param startFresh clears the browser's data and starts it as the session did
     * @param flush      how long the browser keeps events at most
     * @param seed       of the values drawn
     * @param keep       writes a new identifier to the evidence
     */
    Borders(Browser browser, Phone phone, Runnable startFresh, Pause pause, Duration flush, long seed, Consumer<Secret> keep) {
        this.browser = browser;
        this.phone = phone;
        this.startFresh = startFresh;
        this.pause = pause;
        this.flush = flush;
        this.random = new Random(seed);
        this.keep = keep;
    }

    void cross(Crossing crossing) {
        pause.of(flush);
        browser.stop();
        if (crossing == Crossing.ADVERTISING_RESET) {
            String fresh = RandomUuid.from(random);
            keep.accept(new Secret(SecretKind.ADVERTISING_ID, fresh, phone.entry().id()));
            phone.resetAdvertisingId(fresh);
        }
        crossed.add(new Border(kind(crossing), Instant.now()));
        if (crossing == Crossing.CLEARING) {
            startFresh.run();
        } else {
            browser.start();
        }
    }

    private static Kind kind(Crossing crossing) {
        return switch (crossing) {
            case RESTART -> Kind.RESTART;
            case ADVERTISING_RESET -> Kind.ADVERTISING_RESET;
            case CLEARING -> Kind.CLEARING;
        };
    }

    boolean none() {
        return crossed.isEmpty();
    }

    BorderRecord record() {
        return new BorderRecord(crossed);
    }
}
