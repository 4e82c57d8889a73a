package dev.leakgate.judge.influence;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hipparchus.distribution.continuous.ChiSquaredDistribution;
import org.hipparchus.distribution.continuous.TDistribution;

/** Points of distributions below which a share of their mass lies. Each is searched for by halving, so they are kept. */
final class Quantiles {

    private record Asked(double share, int degreesOfFreedom) {
    }

    private static final Map<Asked, Double> T = new ConcurrentHashMap<>();
    private static final Map<Asked, Double> CHI_SQUARED = new ConcurrentHashMap<>();

    private Quantiles() {
    }

    static double t(double share, int degreesOfFreedom) {
        return T.computeIfAbsent(new Asked(share, degreesOfFreedom),
                a -> new TDistribution(a.degreesOfFreedom()).inverseCumulativeProbability(a.share()));
    }

    static double chiSquared(double share, int degreesOfFreedom) {
        return CHI_SQUARED.computeIfAbsent(new Asked(share, degreesOfFreedom),
                a -> new ChiSquaredDistribution(a.degreesOfFreedom()).inverseCumulativeProbability(a.share()));
    }
}
