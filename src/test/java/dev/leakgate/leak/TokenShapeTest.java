package dev.leakgate.leak;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenShapeTest {

    @ParameterizedTest
    @ValueSource(strings = {"59b87952-8831-4d47-9922-ede21459deb1", "{59B87952-8831-4D47-9922-EDE21459DEB1}",
            "a3f1c29e77b0d54e", "dGhpc0lzMTIzNDU2Nzg5UXc5Ug", "867530912345674", "5a8Xk2Qp9LmZ4RtB7v", "6442218039"})
    void could_name_one_phone_among_millions(String text) {
        assertThat(TokenShape.of(text, false)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"AppleWebKit/537.36", "Build/PKQ1.190616.001", "application/x-www-form-urlencoded", "1588550400000",
            "1588550400", "20200503", "00000000-0000-0000-0000-000000000000", "com.mi.globalbrowser.mini", "000000000000",
            "page_load_event_finish", "Chrome/80.0.3987.149", "max-age=31536000", "miui.globalbrowser.common_business"})
    void could_not(String text) {
        assertThat(TokenShape.of(text, false)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"59b8795288314d479922ede21459deb1", "59B87952-8831-4D47-9922-EDE21459DEB1"})
    void is_known_again_in_another_spelling(String text) {
        assertThat(TokenShape.of(text, false)).contains("59b8795288314d479922ede21459deb1");
    }
}
