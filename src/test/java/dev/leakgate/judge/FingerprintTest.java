package dev.leakgate.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.judge.verdict.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    private static Finding finding(String value, String host, String... trail) {
        return new Finding("query-to-third-party", "query", value, host, "body", List.of(trail), false, "17", "...", "A sentence.");
    }

    private static String of(String value, String host, String... trail) {
        return finding(value, host, trail).fingerprint();
    }

    @Test
    void is_the_same_whatever_was_drawn_in_a_run() {
        assertThat(of("48213 amber otter fjord", "sa.example", "body", "json $[3].word", "[imei 3f2a]"))
                .isEqualTo(of("88213 purple zebra quartz", "sa.example", "body", "json $[0].word", "[imei 99ff]"));
    }

    @Test
    void is_the_same_when_the_query_is_part_of_the_host_or_a_key() {
        assertThat(of("48213 amber otter fjord", "48213-amber.sa.example", "json $.otter"))
                .isEqualTo(of("88213 purple zebra quartz", "88213-purple.sa.example", "json $.zebra"));
    }

    @Test
    void leaves_of_an_address_only_what_was_drawn_out() {
        assertThat(of("https://pages.leakgate.test/48213-amber", "pages.example", "json $.pages"))
                .isEqualTo(of("https://pages.leakgate.test/88213-zebra", "pages.example", "json $.pages"))
                .isNotEqualTo(of("https://pages.leakgate.test/88213-zebra", "other.example", "json $.pages"));
    }

    @Test
    void differs_by_receiver_and_by_the_way_to_the_secret() {
        String one = of("48213 amber otter fjord", "sa.example", "body", "gzip");

        assertThat(one).matches("[0-9a-f]{16}").isNotEqualTo(of("48213 amber otter fjord", "sb.example", "body", "gzip"))
                .isNotEqualTo(of("48213 amber otter fjord", "sa.example", "body"));
    }
}
