package dev.leakgate.phone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IdentifiersTest {

    @Test
    void reads_the_text_out_of_a_parcel_dump() {
        String dump = """
                Result: Parcel(
                  0x00000000: 00000000 0000000f 00360038 00350037 '........8.6.7.5.'
                  0x00000010: 00300033 00310039 00330032 00350034 '3.0.9.1.2.3.4.5.'
                  0x00000020: 00370036 00000038                   '6.7.8...        ')""";

        assertThat(Identifiers.parcelText(dump)).isEqualTo("867530912345678");
    }

    @Test
    void an_exception_in_a_parcel_is_no_text() {
        assertThat(Identifiers.parcelText("Result: Parcel(00000000 ffffffff   '........')")).isEmpty();
    }

    @Test
    void a_check_digit_tells_an_imei_from_other_numbers() {
        assertThat(Identifiers.luhn("490154203237518")).isTrue();
        assertThat(Identifiers.luhn("490154203237517")).isFalse();
    }
}
