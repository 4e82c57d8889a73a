package dev.leakgate.report.page;

import dev.leakgate.judge.influence.Plot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The picture of an influence experiment, an SVG: a row for each length of text, a dot where repetitions lie. */
record PlotDrawing(String scale, int height, List<Row> rows) {

    private static final int ROW = 30;
    private static final int TOP = 26;
    private static final int LEFT = 84;
    private static final int STEP = 8;

    /** @param y middle of the row, user units */
    record Row(String label, int y, List<Dot> dots, String told) {
    }

    /** @param r radius; its area grows with the number of repetitions */
    record Dot(int x, String r) {
    }

    static Optional<PlotDrawing> of(String text) {
        return Plot.read(text).map(plot -> {
            List<Row> rows = new ArrayList<>();
            plot.strips().forEach(s -> rows.add(row(s, TOP + rows.size() * ROW)));
            return new PlotDrawing(plot.scale(), TOP + rows.size() * ROW, rows);
        });
    }

    private static Row row(Plot.Strip strip, int y) {
        List<Dot> dots = new ArrayList<>();
        for (int i = 0; i < strip.counts().size(); i++) {
            if (strip.counts().get(i) > 0) {
                dots.add(new Dot(LEFT + i * STEP, String.format(java.util.Locale.ROOT, "%.1f", 3.5 * Math.sqrt(strip.counts().get(i)))));
            }
        }
        return new Row(strip.label(), y, dots, strip.told());
    }
}
