package dev.leakgate.judge.influence;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Holm's step-down procedure: the chance of any false alarm among all tests is at most the level. */
final class Holm {

    static final double LEVEL = 0.01;

    private Holm() {
    }

    /** @return for each p-value whether its hypothesis is rejected */
    static boolean[] rejected(double[] p) {
        int[] order = IntStream.range(0, p.length).boxed().sorted(Comparator.comparingDouble(i -> p[i])).mapToInt(i -> i).toArray();
        boolean[] rejected = new boolean[p.length];
        for (int step = 0; step < order.length && p[order[step]] <= LEVEL / (p.length - step); step++) {
            rejected[order[step]] = true;
        }
        return rejected;
    }

    /** The level that the smallest p-value of so many has to reach. */
    static double strictest(int tests) {
        return LEVEL / tests;
    }

}
