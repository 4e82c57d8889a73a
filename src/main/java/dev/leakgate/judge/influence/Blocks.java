package dev.leakgate.judge.influence;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One measure in complete blocks: a row for each block, a column for each arm. The first block is dropped. */
record Blocks(double[][] values) {

    static Blocks of(List<Repetition> repetitions, Measure measure, List<Integer> arms) {
        return new Blocks(complete(repetitions, arms.size(), r -> arms.contains(r.length())).stream().map(block -> {
            double[] values = new double[arms.size()];
            block.forEach(r -> values[arms.indexOf(r.length())] = measure.of(r));
            return values;
        }).toArray(double[][]::new));
    }

    /** Blocks of one arm repeated; columns are places in the block. */
    static Blocks ofOneArm(List<Repetition> repetitions, Measure measure) {
        int size = (int) repetitions.stream().collect(Collectors.groupingBy(Repetition::block, Collectors.counting()))
                .values().stream().mapToLong(n -> n).max().orElse(0);
        return new Blocks(complete(repetitions, size, r -> true).stream()
                .map(block -> block.stream().mapToDouble(measure::of).toArray()).toArray(double[][]::new));
    }

    private static List<List<Repetition>> complete(List<Repetition> repetitions, int size, java.util.function.Predicate<Repetition> arm) {
        Map<Integer, List<Repetition>> blocks = repetitions.stream().filter(arm)
                .collect(Collectors.groupingBy(Repetition::block, TreeMap::new, Collectors.toList()));
        return blocks.values().stream().filter(b -> b.get(0).block() > 0 && b.size() == size).toList();
    }

    int count() {
        return values.length;
    }

    double mean(double[] weights) {
        double sum = 0;
        for (double[] block : values) {
            sum += contrast(block, weights);
        }
        return sum / values.length;
    }

    static double contrast(double[] block, double[] weights) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * block[i];
        }
        return sum;
    }

    int degreesOfFreedom() {
        return values.length == 0 ? 0 : values.length * (values[0].length - 1);
    }

    /** Standard deviation within blocks. */
    double spread() {
        double squares = 0;
        for (double[] block : values) {
            double mean = java.util.stream.DoubleStream.of(block).average().orElse(0);
            for (double value : block) {
                squares += (value - mean) * (value - mean);
            }
        }
        return degreesOfFreedom() == 0 ? Double.POSITIVE_INFINITY : Math.sqrt(squares / degreesOfFreedom());
    }
}
