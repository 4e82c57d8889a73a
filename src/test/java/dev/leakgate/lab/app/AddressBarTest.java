package dev.leakgate.lab.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressBarTest {

    @ParameterizedTest
    @CsvSource({
        "example.org, https://example.org",
        "example.org/a?b=c d.e, ''",
        "example.org/a?b=c, https://example.org/a?b=c",
        "example.org:8443/x, https://example.org:8443/x",
        "' example.org ', https://example.org",
        "http://example.org, http://example.org",
        "HTTPS://Example.org/X, HTTPS://Example.org/X",
        "192.0.2.7, https://192.0.2.7"})
    void takes_for_an_address_what_has_a_scheme_or_a_dot_and_no_blank(String entered, String address) {
        assertThat(AddressBar.address(entered, "https").orElse("")).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fox", "red fox", "what is example.org", "end.", ".start", "a..b", "http://", "https://red fox"})
    void takes_anything_else_for_words_to_search(String entered) {
        assertThat(AddressBar.address(entered, "https")).isEmpty();
    }
}
