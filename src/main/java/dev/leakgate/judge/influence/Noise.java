package dev.leakgate.judge.influence;


/**
 * How much a measure varies by itself, from the A/A run.
 *
 * @param spread           standard deviation within blocks
 * @param degreesOfFreedom that the spread was estimated with
 */
record Noise(double spread, int degreesOfFreedom) {

    /** First run and fresh repetitions must both find an effect; each half of the 5 % that may be missed. */
    private static final double POWER_OF_EACH_RUN = 0.975;
    private static final double CONFIDENCE = 0.95;

    static Noise of(Blocks oneArm) {
        return new Noise(oneArm.spread(), oneArm.degreesOfFreedom());
    }

    /**
     * The smallest effect that would be found with a power of 0.95; infinite when so few blocks cannot find any.
     *
     * @param blocks that the experiment compares
     * @param tests  of the run, which share the level
     */
    double smallestEffect(double[] weights, boolean oneSided, int blocks, int tests) {
        int df = blocks * (weights.length - 1) - 1;
        double level = Holm.strictest(tests) / (oneSided ? 1 : 2);
        if (degreesOfFreedom == 0 || df < 1 || Math.max(smallestP(weights, blocks), 1.0 / (PermutationTest.DRAWS + 1)) > Holm.strictest(tests)) {
            return Double.POSITIVE_INFINITY;
        }
        double needed = Quantiles.t(1 - level, df) + Quantiles.t(POWER_OF_EACH_RUN, df);
        return needed * upperSpread() * Math.sqrt(Question.squares(weights) / blocks);
    }

    private double upperSpread() {
        return spread * Math.sqrt(degreesOfFreedom / Quantiles.chiSquared(1 - CONFIDENCE, degreesOfFreedom));
    }

    /** The share of all draws that equals the observed one: no effect, however large, gets a smaller p. */
    private static double smallestP(double[] weights, int blocks) {
        long different = java.util.stream.DoubleStream.of(weights).distinct().count();
        double orders = different == 2 ? weights.length : factorial(weights.length);
        return Math.pow(orders, -blocks);
    }

    private static double factorial(int n) {
        return n <= 1 ? 1 : n * factorial(n - 1);
    }
}
