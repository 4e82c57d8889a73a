package dev.leakgate.phone.identifier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.secret.SecretKind;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ParcelDumpTest {

    @Test
    void reads_the_text_out_of_a_parcel_dump() {
        String dump = """
                Result: Parcel(
                  0x00000000: 00000000 0000000f 00360038 00350037 '........8.6.7.5.'
                  0x00000010: 00300033 00310039 00330032 00350034 '3.0.9.1.2.3.4.5.'
                  0x00000020: 00370036 00000038                   '6.7.8...        ')""";

        assertThat(ParcelDump.parse(dump).text()).isEqualTo("867530912345678");
    }

    @Test
    void null_is_no_text_and_no_refusal() {
        ParcelDump dump = ParcelDump.parse("Result: Parcel(00000000 ffffffff   '........')");

        assertThat(dump.text()).isEmpty();
        assertThat(dump.refused()).isFalse();
    }

    @Test
    void an_exception_is_a_refusal() {
        assertThat(ParcelDump.parse("Result: Parcel(\n  0x00000000: ffffffff 00000003 00650067 00000074 '........g.e.t...')").refused()).isTrue();
    }

    @Test
    void a_check_digit_tells_an_imei_from_a_subscriber_number() {
        assertThat(Shape.subscriber("490154203237518", Set.of())).contains(SecretKind.IMEI);
        assertThat(Shape.subscriber("490154203237517", Set.of())).contains(SecretKind.IMSI);
        assertThat(Shape.subscriber("Lab Mobile", Set.of())).isEmpty();
    }

    @Test
    void a_subscriber_number_that_fits_the_check_digit_by_chance_is_told_by_its_operator() {
        assertThat(Shape.subscriber("001010123456785", Set.of("00101"))).contains(SecretKind.IMSI);
        assertThat(Shape.subscriber("490154203237518", Set.of("00101"))).contains(SecretKind.IMEI);
    }
}
