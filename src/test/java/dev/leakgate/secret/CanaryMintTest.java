package dev.leakgate.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CanaryMintTest {

    @Test
    void mints_the_same_canaries_from_the_same_seed() {
        assertThat(mint(7)).isEqualTo(mint(7)).isNotEqualTo(mint(8));
    }

    @Test
    void never_mints_a_canary_twice() {
        assertThat(mint(1)).doesNotHaveDuplicates();
    }

    @Test
    void a_canary_is_a_number_of_five_digits_and_plain_words() {
        assertThat(mint(2)).allMatch(c -> c.matches("[0-9]{5} [a-z]+ [a-z]+ [a-z]+"));
    }

    private static List<String> mint(long seed) {
        CanaryMint mint = new CanaryMint(seed);
        return Stream.generate(mint::mint).limit(2000).toList();
    }
}
