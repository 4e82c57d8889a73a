package dev.leakgate.judge.influence;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A strip for each length in plain text: every repetition is a digit that says how many lie there. Behind it the mean, and
 * when the first upload came. What was written can be read again, to be drawn.
 */
public final class Plot {

    /** Places on a strip. */
    public static final int WIDTH = 50;

    private static final Pattern STRIP = Pattern.compile(" *(\\d+ bytes)  ([.0-9#]{" + WIDTH + "})  (mean .*)");

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
        return String.format(Locale.ROOT, "%5d bytes  %s  mean %.1f%s", length, strip, Arrays.stream(values).average().orElse(0), after(length));
    }

    private String after(int length) {
        return repetitions.stream().filter(r -> r.length() == length).mapToDouble(Repetition::after).filter(a -> !Double.isNaN(a)).average()
                .stream().mapToObj(a -> String.format(Locale.ROOT, ", first after %.1f s", a)).findFirst().orElse("");
    }

    /**
     * One length.
     *
     * @param label  {@code 64 bytes}
     * @param counts repetitions at each place, from the least value to the most; 10 stands for more than 9
     * @param told   the mean, and when the first upload came
     */
    public record Strip(String label, List<Integer> counts, String told) {
    }

    /**
     * @param scale the values at both ends
     */
    public record Drawn(String scale, List<Strip> strips) {
    }

    /** Empty when the text is no plot. */
    public static Optional<Drawn> read(String text) {
        List<String> lines = text.lines().toList();
        List<Strip> strips = lines.stream().map(STRIP::matcher).filter(Matcher::matches).map(m -> new Strip(m.group(1),
                m.group(2).chars().mapToObj(c -> c == '.' ? 0 : c == '#' ? 10 : c - '0').toList(), m.group(3))).toList();
        return strips.isEmpty() || strips.size() != lines.size() - 1 ? Optional.empty()
                : Optional.of(new Drawn(lines.get(0).trim().replaceFirst("text\\s+", "").replaceFirst("\\s{2,}", " to "), strips));
    }
}
