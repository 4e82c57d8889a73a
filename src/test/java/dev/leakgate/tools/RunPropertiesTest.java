package dev.leakgate.tools;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunPropertiesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "leakgate.olny         | mint | -Dleakgate.olny is unknown; known are -Dleakgate.allowPartial, -Dleakgate.devices, ",
        "leakgate.install      | no   | -Dleakgate.install=no is neither true nor false",
        "leakgate.allowPartial | yes  | -Dleakgate.allowPartial=yes is neither true nor false"})
    void what_nobody_would_read_is_refused(String property, String value, String message) {
        assertThatThrownBy(() -> RunProperties.check(with(property, value))).hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @CsvSource({"leakgate.only, mint", "leakgate.install, false", "leakgate.soak.moments, 3", "user.home, x"})
    void what_is_known_and_what_is_not_ours_passes(String property, String value) {
        assertThatCode(() -> RunProperties.check(with(property, value))).doesNotThrowAnyException();
    }

    @Test
    void every_property_that_this_build_was_told_is_known() {
        assertThatCode(() -> RunProperties.check(System.getProperties())).doesNotThrowAnyException();
    }

    private static Properties with(String property, String value) {
        Properties properties = new Properties();
        properties.setProperty(property, value);
        return properties;
    }
}
