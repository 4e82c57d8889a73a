package dev.leakgate.judge.influence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/**
 * An endpoint that receives encrypted uploads of its own accord, and perhaps what a search adds. A window is a step of
 * time; what is late comes one window later.
 */
final class SimulatedEndpoint {

    static final List<Integer> LENGTHS = List.of(0, 16, 64, 256);
    private static final int ANY_ARM = 64;

    /** What it does whether or not anybody searches. */
    enum Habit {
        /** A report of about 300 bytes about every third window. */
        HEARTBEAT,
        /** Every window one upload, longer each time, as a log that is sent whole. */
        DRIFT,
        /** Events of about 40 bytes, sent when five are together. */
        BATCHING,
        /** Up to two uploads, each of which may come a window late. */
        SPILL_OVER
    }

    private final Habit habit;
    private final IntToDoubleFunction bytesForText;
    private final boolean ownUpload;
    private final Random random;
    private int window;
    private int events;
    private double heartbeatIn;
    private int lateUploads;
    private long lateBytes;

    /**
     * @param bytesForText what a text of this length adds
     * @param ownUpload    in an upload of its own, which may be late as any other; else within the next one
     */
    SimulatedEndpoint(Habit habit, IntToDoubleFunction bytesForText, boolean ownUpload, long seed) {
        this.habit = habit;
        this.bytesForText = bytesForText;
        this.ownUpload = ownUpload;
        this.random = new Random(seed);
        this.heartbeatIn = 3 * random.nextDouble();
    }

    static SimulatedEndpoint deaf(Habit habit, long seed) {
        return new SimulatedEndpoint(habit, length -> 0, false, seed);
    }

    /** @param blocks without the one that is dropped */
    Series series(int blocks) {
        return new Series("POST https://t.example.com/v1/" + habit, oneArm(blocks + 1), allArms(blocks + 1), allArms(blocks + 1));
    }

    private List<Repetition> oneArm(int blocks) {
        List<Repetition> repetitions = new ArrayList<>();
        for (int i = 0; i < blocks * LENGTHS.size(); i++) {
            repetitions.add(repetition(i / LENGTHS.size(), ANY_ARM));
        }
        return repetitions;
    }

    private List<Repetition> allArms(int blocks) {
        List<Repetition> repetitions = new ArrayList<>();
        for (int block = 0; block < blocks; block++) {
            List<Integer> order = new ArrayList<>(LENGTHS);
            Collections.shuffle(order, random);
            for (int length : order) {
                repetitions.add(repetition(block, length));
            }
        }
        return repetitions;
    }

    private Repetition repetition(int block, int length) {
        int uploads = lateUploads;
        long bytes = lateBytes;
        lateUploads = 0;
        lateBytes = 0;
        window++;
        switch (habit) {
            case HEARTBEAT -> {
                heartbeatIn -= 1;
                if (heartbeatIn <= 0) {
                    heartbeatIn += 3 + 0.2 * random.nextGaussian();
                    uploads++;
                    bytes += 300 + random.nextInt(16);
                }
            }
            case DRIFT -> {
                uploads++;
                bytes += 200 + 3L * window + random.nextInt(24);
            }
            case BATCHING -> {
                events += 1 + random.nextInt(2);
                if (events >= 5) {
                    uploads++;
                    bytes += 40L * events + random.nextInt(32);
                    events = 0;
                }
            }
            case SPILL_OVER -> {
                for (int i = random.nextInt(3); i > 0; i--) {
                    if (late()) {
                        lateUploads++;
                        lateBytes += 120 + random.nextInt(16);
                    } else {
                        uploads++;
                        bytes += 120 + random.nextInt(16);
                    }
                }
            }
        }
        long added = Math.round(bytesForText.applyAsDouble(length));
        if (ownUpload && added > 0) {
            if (late()) {
                lateUploads++;
                lateBytes += added;
            } else {
                uploads++;
                bytes += added;
            }
        } else {
            bytes += added;
        }
        return new Repetition(block, length, uploads, bytes, uploads == 0 ? Double.NaN : 1);
    }

    private boolean late() {
        return habit == Habit.SPILL_OVER && random.nextInt(4) == 0;
    }
}
