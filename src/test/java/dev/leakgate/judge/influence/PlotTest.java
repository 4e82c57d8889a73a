package dev.leakgate.judge.influence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlotTest {

    @Test
    void what_is_written_can_be_read_again_to_be_drawn() {
        List<Repetition> repetitions = new ArrayList<>();
        for (int block = 0; block <= 12; block++) {
            repetitions.add(new Repetition(block, 0, 1, 100, 2.5));
            repetitions.add(new Repetition(block, 256, 1, block % 2 == 0 ? 400 : 250, Double.NaN));
        }

        Plot.Drawn drawn = Plot.read(Plot.of(repetitions, Measure.BYTES).toString()).orElseThrow();

        assertThat(drawn.scale()).isEqualTo("100 to 400 bytes");
        assertThat(drawn.strips()).extracting(Plot.Strip::label).containsExactly("0 bytes", "256 bytes");
        assertThat(drawn.strips().get(0).counts()).startsWith(10, 0).hasSize(Plot.WIDTH);
        assertThat(drawn.strips().get(0).told()).isEqualTo("mean 100.0, first after 2.5 s");
        assertThat(drawn.strips().get(1).counts()).endsWith(0, 6).contains(6);
        assertThat(drawn.strips().get(1).told()).isEqualTo("mean 325.0");
    }

    @Test
    void the_surroundings_of_a_secret_are_no_plot() {
        assertThat(Plot.read("\"search_word\":\"«amber otter»\"")).isEmpty();
        assertThat(Plot.read("")).isEmpty();
    }
}
