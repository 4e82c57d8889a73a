package dev.leakgate.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** HAR 1.2 as its many writers have it. */
class HarReaderTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', value = {
        "plain text|\"postData\":{\"text\":\"abc\"}|abc",
        "base64 by encoding|\"postData\":{\"text\":\"YWJj\",\"encoding\":\"base64\"}|abc",
        "base64 by _encoding|\"postData\":{\"text\":\"YWJj\",\"_encoding\":\"base64\"}|abc",
        "encoding before text|\"postData\":{\"encoding\":\"base64\",\"text\":\"YWJj\"}|abc",
        "base64 that is none|\"postData\":{\"text\":\"a-b%c\",\"encoding\":\"base64\"}|a-b%c",
        "HTTP Toolkit's _content|\"_content\":{\"text\":\"YWJj\",\"encoding\":\"base64\"}|abc",
        "only the fields of a form|\"postData\":{\"params\":[{\"name\":\"q\",\"value\":\"a b\"}]}|q=a+b",
        "a field twice|\"postData\":{\"text\":\"old\"},\"postData\":{\"text\":\"abc\"}|abc",
        "another sort of value|\"headers\":7,\"cookies\":\"x\",\"postData\":{\"text\":\"abc\",\"params\":null}|abc",
    })
    void reads_a_request_body_written_as(String what, String fields, String body) throws IOException {
        assertThat(only("{\"request\":{\"url\":\"https://x.example/\"," + fields + "}}").request().body().bytes())
                .asString().isEqualTo(body);
    }

    @Test
    void reads_bytes_written_as_surrogates_or_one_character_each() throws IOException {
        byte[] gzip = {0x1F, (byte) 0x8B, 8, 0, (byte) 0xFF, (byte) 0x9C};
        assertThat(only("{\"request\":{\"url\":\"https://x.example/\",\"postData\":{\"text\":"
                + "\"\\u001f\\udc8b\\b\\u0000\\udcff\\udc9c\"}}}").request().body().bytes()).isEqualTo(gzip);
        assertThat(only("{\"request\":{\"url\":\"https://x.example/\",\"postData\":{\"text\":"
                + "\"\\u001f\\u008b\\b\\u0000\\u00ff\\u009c\"}}}").request().body().bytes()).isEqualTo(gzip);
    }

    @Test
    void reads_the_websocket_messages_of_chrome() throws IOException {
        Exchange exchange = only("{\"request\":{\"url\":\"wss://x.example/\"},\"_webSocketMessages\":["
                + "{\"type\":\"send\",\"time\":1.5,\"opcode\":1,\"data\":\"abc\"},"
                + "{\"type\":\"receive\",\"time\":1.6,\"opcode\":2,\"data\":\"YWJj\"}]}");
        assertThat(exchange.messages()).extracting(message -> new String(message.bytes(), StandardCharsets.UTF_8))
                .containsExactly("abc", "abc");
        assertThat(exchange.messages()).extracting(StreamMessage::fromClient).containsExactly(true, false);
    }

    @Test
    void takes_cookies_from_their_own_list_where_no_header_has_them() throws IOException {
        assertThat(only("{\"request\":{\"url\":\"https://x.example/\",\"cookies\":[{\"name\":\"a\",\"value\":\"b\"}]}}")
                .request().headers()).containsExactly(new Header("Cookie", "a=b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
    void reads_a_file_with_a_byte_order_mark(String charset) throws IOException {
        byte[] har = ("\ufeff" + log("{\"request\":{\"url\":\"https://x.example/\"}}")).getBytes(Charset.forName(charset));
        assertThat(read(har)).hasSize(1);
    }

    @Test
    void says_of_an_entry_without_request_that_it_has_none() throws IOException {
        assertThat(only("{\"startedDateTime\":\"x\"}").failure()).contains("no request");
    }

    @Test
    void goes_on_behind_a_broken_entry() throws IOException {
        String good = "{\"startedDateTime\":\"2026-01-01T00:00:00Z\",\"request\":{\"url\":\"https://x.example/\"}}";
        String broken = "{\"startedDateTime\":\"2026-01-01T00:00:00Z\",\"request\":{\"url\":\"https://y.example/\"";
        List<Exchange> exchanges = read(log(good, broken, good).getBytes(StandardCharsets.UTF_8));
        assertThat(exchanges).extracting(Exchange::url)
                .containsExactly("https://x.example/", "https://y.example/", "https://x.example/");
        assertThat(exchanges).extracting(exchange -> exchange.failure() == null).containsExactly(true, false, true);
    }

    @Test
    void says_that_a_file_ends_too_early() throws IOException {
        byte[] whole = log("{\"request\":{\"url\":\"https://x.example/\"}}").getBytes(StandardCharsets.UTF_8);
        for (int length = whole.length - 3; length > "{\"log\":{\"version\":\"1.2\",\"entries\":[".length(); length--) {
            try (HarReader reader = HarReader.of("cut.har", java.util.Arrays.copyOf(whole, length))) {
                reader.forEachRemaining(HarEntry::exchange);
                assertThat(reader.fault()).contains("cut.har: ends in the middle");
            }
        }
    }

    @Test
    void refuses_what_is_no_har() throws IOException {
        try (HarReader reader = HarReader.of("x.har", "[1,2]".getBytes(StandardCharsets.UTF_8))) {
            assertThat(reader.hasNext()).isFalse();
            assertThatThrownBy(reader::fault).hasMessageContaining("x.har: not a HAR");
        }
    }

    private static Exchange only(String entry) throws IOException {
        List<Exchange> exchanges = read(log(entry).getBytes(StandardCharsets.UTF_8));
        assertThat(exchanges).hasSize(1);
        return exchanges.get(0);
    }

    private static String log(String... entries) {
        return "{\"log\":{\"version\":\"1.2\",\"entries\":[" + String.join(",", entries) + "]}}";
    }

    private static List<Exchange> read(byte[] har) throws IOException {
        List<Exchange> exchanges = new ArrayList<>();
        try (HarReader reader = HarReader.of("test.har", har)) {
            reader.forEachRemaining(entry -> exchanges.add(entry.exchange()));
        }
        return exchanges;
    }
}
