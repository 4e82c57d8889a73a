package dev.leakgate.judge.influence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.judge.influence.SimulatedEndpoint.Habit;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the statistics promise, held over a thousand seeded runs of each habit. */
class InfluenceTest {

    private static final int RUNS = 1_000;
    private static final int POWER_RUNS = 200;
    private static final int BLOCKS = 8;
    /** The level and three standard errors of a share found in so many runs. */
    private static final double MOST = Holm.LEVEL + 3 * Math.sqrt(Holm.LEVEL * (1 - Holm.LEVEL) / RUNS);

    private static List<Answer> answers(SimulatedEndpoint endpoint, long seed) {
        return Influence.answers(List.of(endpoint.series(BLOCKS)), seed);
    }

    private static Answer answer(List<Answer> answers, Question question, Measure measure) {
        return answers.stream().filter(a -> a.question() == question && a.measure() == measure).findFirst().orElseThrow();
    }

    private static double share(int runs, LongFunction<List<Answer>> run, Predicate<Answer> of) {
        return LongStream.range(0, runs).parallel().filter(seed -> run.apply(seed).stream().anyMatch(of)).count() / (double) runs;
    }

    @ParameterizedTest
    @EnumSource
    void an_endpoint_that_ignores_texts_is_rarely_hit_and_hardly_ever_convicted(Habit habit) {
        LongFunction<List<Answer>> run = seed -> answers(SimulatedEndpoint.deaf(habit, seed), seed);

        assertThat(share(RUNS, run, Answer::hit)).isLessThanOrEqualTo(MOST);
        assertThat(share(RUNS, run, Answer::convicts)).isLessThanOrEqualTo(0.001);
    }

    @ParameterizedTest
    @EnumSource
    void an_endpoint_told_of_searches_but_not_of_their_content_is_not_accused_of_content(Habit habit) {
        LongFunction<List<Answer>> run = seed -> answers(
                new SimulatedEndpoint(habit, length -> length == 0 ? 0 : 400, true, seed), seed);

        assertThat(share(RUNS, run, a -> a.hit() && a.question() == Question.CONTENT)).isLessThanOrEqualTo(MOST);
    }

    @ParameterizedTest
    @EnumSource
    void the_smallest_effect_it_prints_is_found_whether_searches_are_reported(Habit habit) {
        assertThat(power(habit, Question.REPORTED, smallest -> length -> length == 0 ? 0 : smallest)).isGreaterThanOrEqualTo(0.95);
    }

    @ParameterizedTest
    @EnumSource
    void the_smallest_effect_it_prints_is_found_whether_content_is_sent(Habit habit) {
        assertThat(power(habit, Question.CONTENT, smallest -> length -> length == 0 ? 0 : smallest * (length - 16) / 240))
                .isGreaterThanOrEqualTo(0.95);
    }

    private interface Effect {
        IntToDoubleFunction of(double smallest);
    }

    /** Each run first prints its smallest effect, then the same endpoint is given just that. */
    private static double power(Habit habit, Question question, Effect effect) {
        return share(POWER_RUNS, seed -> {
            double smallest = Math.ceil(answer(answers(SimulatedEndpoint.deaf(habit, seed), seed), question, Measure.BYTES).smallestEffect());
            return answers(new SimulatedEndpoint(habit, effect.of(smallest), false, seed), seed);
        }, a -> a.question() == question && a.measure() == Measure.BYTES && a.convicts());
    }

    @Test
    void a_report_of_each_search_is_convicted_also_beside_a_heartbeat() {
        List<Answer> answers = answers(new SimulatedEndpoint(Habit.HEARTBEAT, length -> length == 0 ? 0 : 400, true, 7), 7);

        assertThat(answer(answers, Question.REPORTED, Measure.BYTES).convicts()).isTrue();
        assertThat(answer(answers, Question.CONTENT, Measure.BYTES).convicts()).isFalse();
    }

    @Test
    void an_upload_that_grows_with_the_text_is_convicted_of_content() {
        List<Answer> answers = answers(new SimulatedEndpoint(Habit.DRIFT, length -> length == 0 ? 0 : 100 + length * 4 / 3.0, false, 7), 7);

        assertThat(answer(answers, Question.CONTENT, Measure.BYTES)).satisfies(a -> {
            assertThat(a.convicts()).isTrue();
            assertThat(a.effect()).isBetween(290.0, 350.0);
        });
    }

    @Test
    void a_noisy_endpoint_is_untestable_by_size_and_a_calm_one_is_not() {
        assertThat(answer(answers(SimulatedEndpoint.deaf(Habit.HEARTBEAT, 7), 7), Question.CONTENT, Measure.BYTES).untestable()).isTrue();
        assertThat(answer(answers(SimulatedEndpoint.deaf(Habit.DRIFT, 7), 7), Question.CONTENT, Measure.BYTES).untestable()).isFalse();
    }

    @Test
    void so_few_blocks_that_no_p_could_be_small_enough_find_nothing_and_say_so() {
        List<Answer> answers = Influence.answers(List.of(
                new SimulatedEndpoint(Habit.DRIFT, length -> 1000 * length, false, 7).series(2)), 7);

        assertThat(answers).noneMatch(Answer::convicts);
        assertThat(answers).allSatisfy(a -> assertThat(a.smallestEffect()).isInfinite());
    }

    @Test
    void a_hit_that_does_not_replicate_convicts_nobody() {
        Series found = new SimulatedEndpoint(Habit.DRIFT, length -> 4 * length, false, 7).series(BLOCKS);
        Series gone = SimulatedEndpoint.deaf(Habit.DRIFT, 8).series(BLOCKS);

        List<Answer> answers = Influence.answers(List.of(new Series("x", found.noise(), found.first(), gone.fresh())), 7);

        assertThat(answers).anyMatch(Answer::hit).noneMatch(Answer::convicts);
    }

    @Test
    void the_same_evidence_gives_the_same_answers() {
        Series series = new SimulatedEndpoint(Habit.BATCHING, length -> length, false, 3).series(BLOCKS);

        assertThat(Influence.answers(List.of(series), 5)).isEqualTo(Influence.answers(List.of(series), 5));
    }
}
