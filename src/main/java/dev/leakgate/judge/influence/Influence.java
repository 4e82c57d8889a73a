package dev.leakgate.judge.influence;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Tests whether texts move what endpoints receive: two questions by two measures for each endpoint of a run. */
public final class Influence {

    /** A test of one endpoint before it is known what the others of the run say. */
    private record Planned(Series series, Question question, Measure measure, List<Integer> arms, double[] weights, Blocks first) {

        Blocks fresh() {
            return Blocks.of(series.fresh(), measure, arms);
        }

        double p(Blocks blocks, SplittableRandom random) {
            return PermutationTest.p(blocks, weights, question.oneSided(), random);
        }
    }

    private Influence() {
    }

    /**
     * @param series of a whole run, since the level is shared
     * @param seed   of the draws
     * @return results in the order of the series
     */
    public static List<Answer> answers(List<Series> series, long seed) {
        List<Planned> planned = series.stream().flatMap(s -> planned(s).stream()).toList();
        SplittableRandom random = new SplittableRandom(seed);
        double[] p = planned.stream().mapToDouble(t -> t.p(t.first(), random)).toArray();
        boolean[] hit = Holm.rejected(p);
        int[] hits = IntStream.range(0, p.length).filter(i -> hit[i]).toArray();
        double[] again = IntStream.of(hits).mapToDouble(i -> planned.get(i).p(planned.get(i).fresh(), random)).toArray();
        boolean[] replicated = Holm.rejected(again);
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < p.length; i++) {
            int place = java.util.Arrays.binarySearch(hits, i);
            answers.add(answer(planned.get(i), p[i], planned.size(), hit[i], place < 0 ? Double.NaN : again[place],
                    place >= 0 && replicated[place]));
        }
        return answers;
    }

    private static List<Planned> planned(Series series) {
        List<Integer> lengths = series.first().stream().map(Repetition::length).distinct().sorted().toList();
        List<Planned> tests = new ArrayList<>();
        for (Question question : Question.values()) {
            List<Integer> arms = question.arms(lengths);
            if (arms.size() > 1 && (question == Question.CONTENT || arms.get(0) == 0)) {
                for (Measure measure : Measure.values()) {
                    tests.add(new Planned(series, question, measure, arms, question.weights(arms), Blocks.of(series.first(), measure, arms)));
                }
            }
        }
        return tests;
    }

    private static Answer answer(Planned test, double p, int tests, boolean hit, double pFresh, boolean replicated) {
        double effect = test.first().mean(test.weights());
        double effectFresh = hit ? test.fresh().mean(test.weights()) : Double.NaN;
        boolean convicts = hit && replicated && Math.signum(effect) == Math.signum(effectFresh);
        double smallest = Noise.of(Blocks.ofOneArm(test.series().noise(), test.measure()))
                .smallestEffect(test.weights(), test.question().oneSided(), test.first().count(), tests);
        return new Answer(test.series(), test.question(), test.measure(), effect, p, effectFresh, pFresh, hit, convicts, smallest);
    }
}
