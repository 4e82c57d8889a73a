package dev.leakgate.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** What becomes of the text of a body as HAR writers put it. */
class HarBodyTextTest {

    @Test
    void takes_plain_text_as_it_stands() throws IOException {
        assertThat(read("{\"text\":\"a b \u00e9 \u7d2b \\\"c\\\\d\\/\\n\\t\"}")).isEqualTo("a b \u00e9 \u7d2b \"c\\d/\n\t");
    }

    @Test
    void undoes_escapes_of_characters_of_two_three_and_four_bytes() throws IOException {
        assertThat(read("{\"text\":\"\\u00e9 \\u7D2B \\ud83d\\ude00 \u7d2b\"}")).isEqualTo("\u00e9 \u7d2b \ud83d\ude00 \u7d2b");
    }

    @Test
    void reads_base64_with_padding_without_with_line_breaks_and_in_the_other_alphabet() throws IOException {
        for (String text : new String[] {"4pyTIMOgPz8/Pj4=", "4pyTIMOgPz8/Pj4", "4pyTIMOg\\r\\nPz8/Pj4=", "4pyTIMOgPz8_Pj4", "4pyTIMOgPz8\\/Pj4="}) {
            assertThat(read("{\"encoding\":\"base64\",\"text\":\"" + text + "\"}")).as(text).isEqualTo("\u2713 \u00e0???>>");
        }
    }

    @Test
    void takes_as_it_stands_what_is_said_to_be_base64_and_is_not() throws IOException {
        assertThat(read("{\"text\":\"not base64, really\",\"encoding\":\"base64\"}")).isEqualTo("not base64, really");
    }

    @Test
    void makes_bytes_of_characters_that_each_stand_for_one() throws IOException {
        assertThat(bytes("{\"text\":\"\\u001f\\u008b\\b\\u0000\u00ff\"}")).isEqualTo(HexFormat.of().parseHex("1f8b0800ff"));
    }

    @Test
    void makes_bytes_of_lone_surrogates() throws IOException {
        assertThat(bytes("{\"text\":\"\\u001f\\udc8b\\u7d2b\"}")).isEqualTo(HexFormat.of().parseHex("1f8be7b4ab"));
    }

    @Test
    void keeps_what_there_is_of_a_text_in_which_the_file_ends() throws IOException {
        assertThat(new String(body("{\"text\":\"cut in the mi"), StandardCharsets.UTF_8)).isEqualTo("cut in the mi");
    }

    @Test
    void takes_a_number_for_its_digits() throws IOException {
        assertThat(read("{\"text\":12345.5}")).isEqualTo("12345.5");
    }

    private static String read(String postData) throws IOException {
        return new String(bytes(postData), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String postData) throws IOException {
        return body(postData + ",\"bodySize\":-1},\"startedDateTime\":\"2025-01-01T00:00:00Z\"}]}}");
    }

    private static byte[] body(String postDataOn) throws IOException {
        String har = "{\"log\":{\"entries\":[{\"request\":{\"method\":\"POST\",\"url\":\"https://x.example/\",\"postData\":" + postDataOn;
        try (HarReader reader = HarReader.of("test", har.getBytes(StandardCharsets.UTF_8))) {
            return reader.next().exchange().request().body().bytes();
        }
    }
}
