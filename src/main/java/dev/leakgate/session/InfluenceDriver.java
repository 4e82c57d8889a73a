package dev.leakgate.session;

import dev.leakgate.browser.Browser;
import dev.leakgate.evidence.InfluenceRecord;
import dev.leakgate.evidence.InfluenceRecord.Run;
import dev.leakgate.evidence.InfluenceRecord.Window;
import dev.leakgate.phone.ScreenException;
import dev.leakgate.scenario.Entry;
import dev.leakgate.scenario.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * Drives an influence experiment: complete blocks in random order, the same taps and a fixed window in each repetition,
 * then a wait until the browser has nothing left to send. For no text a blank is pasted, so that the taps are the same.
 */
final class InfluenceDriver {

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final int WORD = 8;
    private static final String BLANK = " ";

    private final Browser browser;
    private final Pause pause;
    private final Duration flush;
    private final Consumer<String> announce;
    private final Random random;
    private final long seed;
    private final List<Window> windows = new ArrayList<>();

    /**
     * @param flush    how long the browser keeps events at most
     * @param announce is told each text before it is pasted
     */
    InfluenceDriver(Browser browser, Pause pause, Duration flush, long seed, Consumer<String> announce) {
        this.browser = browser;
        this.pause = pause;
        this.flush = flush;
        this.announce = announce;
        this.seed = seed;
        this.random = new Random(seed);
    }

    /** What was driven so far, also when the rest could not be. */
    InfluenceRecord record(String trial) {
        return new InfluenceRecord(trial, seed, windows);
    }

    void drive(Step.Influence step) {
        browser.chooseEngine(step.engine());
        List<Integer> one = Collections.nCopies(step.lengths().size(), step.lengths().get(step.lengths().size() / 2));
        blocks(Run.NOISE, one, step);
        blocks(Run.FIRST, step.lengths(), step);
        blocks(Run.FRESH, step.lengths(), step);
    }

    /** One block more than is asked for: the first one is not judged. */
    private void blocks(Run run, List<Integer> lengths, Step.Influence step) {
        for (int block = 0; block <= step.blocks(); block++) {
            List<Integer> order = new ArrayList<>(lengths);
            Collections.shuffle(order, random);
            for (int length : order) {
                repeat(run, block, length, step.taps());
            }
        }
    }

    private void repeat(Run run, int block, int length, Duration taps) {
        String text = length == 0 ? BLANK : text(length);
        if (length > 0) {
            announce.accept(text);
        }
        Instant from = Instant.now();
        Instant end = from.plus(taps).plus(flush);
        String shown = browser.enter(text, Entry.PASTING);
        if (length > 0 && !shown.equals(text)) {
            throw new ScreenException("the address field shows '" + shown + "' after '" + text + "' was pasted, so it was not sent off");
        }
        browser.pressEnter();
        boolean whole = !Instant.now().isAfter(from.plus(taps));
        pause.of(Duration.between(Instant.now(), end));
        windows.add(new Window(run, block, length, from, end, whole));
        if (length == 0) {
            browser.back();
        }
        pause.of(flush);
    }

    /** Words of letters drawn by chance: no dictionary makes them shorter, and no browser takes them for an address. */
    private String text(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            boolean blank = i % WORD == WORD - 1 && i < length - 1;
            text.append(blank ? ' ' : LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
