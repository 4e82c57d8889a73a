package dev.leakgate.judge.influence;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Draws the arms again within each block, as the experiment did, and counts how often chance does as well. */
final class PermutationTest {

    /** So many draws resolve a p-value of 0.0002. */
    static final int DRAWS = 4_999;
    /** So many that exceed are enough to know that p is large. */
    private static final int ENOUGH = 20;

    private PermutationTest() {
    }

    /** @return the p-value, 1 when there is nothing to compare */
    static double p(Blocks blocks, double[] weights, boolean oneSided, SplittableRandom random) {
        if (blocks.count() == 0) {
            return 1;
        }
        double observed = size(blocks.mean(weights) * blocks.count(), oneSided);
        double tolerance = 1e-9 * Math.max(1, Math.abs(observed));
        double[][] contrasts = contrasts(blocks, weights);
        int exceeding = 0;
        for (int draw = 1; draw <= DRAWS; draw++) {
            double sum = 0;
            for (double[] block : contrasts) {
                sum += block[random.nextInt(block.length)];
            }
            exceeding += size(sum, oneSided) >= observed - tolerance ? 1 : 0;
            if (exceeding == ENOUGH) {
                return (double) exceeding / draw;
            }
        }
        return (exceeding + 1.0) / (DRAWS + 1);
    }

    private static double size(double effect, boolean oneSided) {
        return oneSided ? effect : Math.abs(effect);
    }

    /** For each block what the contrast would be in each order that its arms may be drawn in; all are as likely. */
    private static double[][] contrasts(Blocks blocks, double[] weights) {
        List<double[]> orders = orders(weights, 0, new ArrayList<>());
        double[][] contrasts = new double[blocks.count()][orders.size()];
        for (int block = 0; block < contrasts.length; block++) {
            for (int order = 0; order < orders.size(); order++) {
                contrasts[block][order] = Blocks.contrast(blocks.values()[block], orders.get(order));
            }
        }
        return contrasts;
    }

    private static List<double[]> orders(double[] weights, int from, List<double[]> orders) {
        if (from == weights.length) {
            orders.add(weights.clone());
        }
        for (int i = from; i < weights.length; i++) {
            if (repeated(weights, from, i)) {
                continue;
            }
            double[] swapped = weights.clone();
            swapped[from] = weights[i];
            swapped[i] = weights[from];
            orders(swapped, from + 1, orders);
        }
        return orders;
    }

    /** Arms of equal weight, exchanged, give the same contrast. */
    private static boolean repeated(double[] weights, int from, int i) {
        for (int j = from; j < i; j++) {
            if (weights[j] == weights[i]) {
                return true;
            }
        }
        return false;
    }
}
