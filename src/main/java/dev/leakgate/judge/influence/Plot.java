package dev.leakgate.judge.influence;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** A strip for each length in plain text: every repetition is a digit that says how many lie there. */
public final class Plot {

    private static final int WIDTH = 50;

    private final List<Repetition> repetitions;
    private final Measure measure;

    private Plot(List<Repetition> repetitions, Measure measure) {
        this.repetitions = repetitions.stream().filter(r -> r.block() > 0).toList();
        this.measure = measure;
    }

    public static Plot of(List<Repetition> repetitions, Measure measure) {
        return new Plot(repetitions, measure);
    }

    @Override
    public String toString() {
        double least = repetitions.stream().mapToDouble(measure::of).min().orElse(0);
        double most = repetitions.stream().mapToDouble(measure::of).max().orElse(0);
        StringJoiner lines = new StringJoiner("\n");
        lines.add(String.format(Locale.ROOT, "%11s  %-" + (WIDTH - 10) + ".0f%10.0f %s", "text", least, most, measure.unit()));
        repetitions.stream().map(Repetition::length).distinct().sorted().forEach(length -> lines.add(strip(length, least, most)));
        return lines.toString();
    }

    private String strip(int length, double least, double most) {
        int[] counts = new int[WIDTH];
        double[] values = repetitions.stream().filter(r -> r.length() == length).mapToDouble(measure::of).toArray();
        for (double value : values) {
            counts[most == least ? 0 : (int) Math.round((value - least) / (most - least) * (WIDTH - 1))]++;
        }
        StringBuilder strip = new StringBuilder();
        for (int count : counts) {
            strip.append(count == 0 ? "." : count > 9 ? "#" : String.valueOf(count));
        }
        return String.format(Locale.ROOT, "%5d bytes  %s  mean %.1f", length, strip, Arrays.stream(values).average().orElse(0));
    }
}
