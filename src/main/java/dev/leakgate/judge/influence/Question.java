package dev.leakgate.judge.influence;

import java.util.List;
import java.util.stream.DoubleStream;

/**
 * What an upload may betray, each with the contrast that answers it: a sum of the arms' values in a block, weighted so
 * that it estimates an effect in the measure's own unit.
 */
public enum Question {
    /** None against some: the mean of all texts less none. Either way it tells, a search may also hold a report back. */
    REPORTED("a search is reported", false),
    /** Length against length: the longest less the shortest by a straight line. What holds a text grows with it. */
    CONTENT("its content is sent", true);

    private final String title;
    private final boolean oneSided;

    Question(String title, boolean oneSided) {
        this.title = title;
        this.oneSided = oneSided;
    }

    public String title() {
        return title;
    }

    boolean oneSided() {
        return oneSided;
    }

    /** The lengths it compares, of those that were searched for. */
    List<Integer> arms(List<Integer> lengths) {
        return lengths.stream().filter(l -> this == REPORTED || l > 0).sorted().toList();
    }

    /** @param arms lengths in bytes, ascending; at least two */
    double[] weights(List<Integer> arms) {
        if (this == REPORTED) {
            int some = arms.size() - 1;
            return arms.stream().mapToDouble(l -> l == 0 ? -1 : 1.0 / some).toArray();
        }
        double mean = arms.stream().mapToInt(l -> l).average().orElse(0);
        double squares = arms.stream().mapToDouble(l -> (l - mean) * (l - mean)).sum();
        double range = arms.get(arms.size() - 1) - arms.get(0);
        return arms.stream().mapToDouble(l -> (l - mean) * range / squares).toArray();
    }

    static double squares(double[] weights) {
        return DoubleStream.of(weights).map(w -> w * w).sum();
    }
}
