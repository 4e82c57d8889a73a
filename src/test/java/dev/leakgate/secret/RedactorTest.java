package dev.leakgate.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RedactorTest {

    private final Secret uuid = new Secret(SecretKind.ADVERTISING_ID, "11112222-3333-4444-5555-666677778888", "phone");
    private final Secret imei = new Secret(SecretKind.IMEI, "490154203237518", "phone");
    private final Secret query = new Secret(SecretKind.QUERY, "amber otter", "trial");
    private final Redactor redactor = Redactor.of(List.of(uuid, imei, query), new byte[] {1, 2, 3});

    @Test
    void replaces_every_spelling_of_an_identifier_by_one_label() {
        String label = redactor.label(uuid);
        assertThat(label).matches("\\[advertisingId [0-9a-f]{4}]");
        assertThat(redactor.redact("a=11112222-3333-4444-5555-666677778888&b=11112222333344445555666677778888"))
                .isEqualTo("a=" + label + "&b=" + label);
        assertThat(redactor.redact("imei 49015420-323751")).isEqualTo("imei " + redactor.label(imei));
    }

    @Test
    void leaves_canaries_readable() {
        assertThat(redactor.redact("q=amber otter")).isEqualTo("q=amber otter");
    }

    @Test
    void labels_differ_from_run_to_run() {
        assertThat(Redactor.of(List.of(uuid), new byte[] {9}).label(uuid)).isNotEqualTo(redactor.label(uuid));
    }
}
