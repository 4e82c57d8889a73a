package dev.leakgate.judge.influence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HolmTest {

    @Test
    void each_rejection_leaves_more_of_the_level_for_the_rest() {
        assertThat(Holm.rejected(new double[] {0.0049, 0.0033, 0.5})).containsExactly(true, true, false);
    }

    @Test
    void the_first_that_stands_lets_all_larger_ones_stand() {
        assertThat(Holm.rejected(new double[] {0.0034, 0.0050})).containsExactly(true, true);
        assertThat(Holm.rejected(new double[] {0.0051, 0.0052})).containsExactly(false, false);
    }

    @Test
    void nothing_tested_is_nothing_found() {
        assertThat(Holm.rejected(new double[0])).isEmpty();
    }
}
