package dev.leakgate.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class HarWriterTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.250Z");

    @Test
    void writes_an_entry_with_query_headers_and_text() throws Exception {
        JsonNode entry = entry(exchange("https://a.test/p?q=one%20two&x", message("text/plain", "hello"), 200,
                message("text/html; charset=utf-8", "<p>grüße</p>"), List.of(), null));
        assertThat(entry.path("startedDateTime").asText()).isEqualTo("2026-11-22T12:00:00.250Z");
        JsonNode request = entry.path("request");
        assertThat(request.path("queryString").toString())
                .isEqualTo("[{\"name\":\"q\",\"value\":\"one two\"},{\"name\":\"x\",\"value\":\"\"}]");
        assertThat(request.path("postData").path("text").asText()).isEqualTo("hello");
        assertThat(request.path("bodySize").asInt()).isEqualTo(5);
        assertThat(entry.path("response").path("content").path("text").asText()).isEqualTo("<p>grüße</p>");
        assertThat(entry.path("response").path("content").has("encoding")).isFalse();
    }

    @Test
    void what_is_no_text_is_base64_on_both_sides() throws Exception {
        Message binary = new Message(List.of(), Body.of(new byte[] {0, (byte) 0xFF}), List.of());
        JsonNode entry = entry(exchange("https://a.test/", binary, 200, binary, List.of(), null));
        assertThat(entry.path("request").path("postData").path("text").asText()).isEqualTo("AP8=");
        assertThat(entry.path("request").path("postData").path("_encoding").asText()).isEqualTo("base64");
        assertThat(entry.path("response").path("content").path("encoding").asText()).isEqualTo("base64");
    }

    @Test
    void a_compressed_body_is_shown_unpacked_and_counted_as_sent() throws Exception {
        byte[] gzip = gzip("a query ".repeat(100));
        Message packed = new Message(List.of(new Header("Content-Encoding", "gzip")), Body.of(gzip), List.of());
        JsonNode response = entry(exchange("https://a.test/", packed, 200, packed, List.of(), null)).path("response");
        assertThat(response.path("content").path("text").asText()).startsWith("a query a query");
        assertThat(response.path("content").path("size").asInt()).isEqualTo(800);
        assertThat(response.path("bodySize").asInt()).isEqualTo(gzip.length);
    }

    @Test
    void a_body_that_is_not_what_its_header_says_stays_as_it_was() throws Exception {
        Message wrong = new Message(List.of(new Header("Content-Encoding", "gzip")),
                Body.of("plain".getBytes(StandardCharsets.UTF_8)), List.of());
        JsonNode entry = entry(exchange("https://a.test/", wrong, 200, wrong, List.of(), null));
        assertThat(entry.path("request").path("postData").path("text").asText()).isEqualTo("plain");
    }

    @Test
    void a_failed_exchange_has_no_status_and_says_why() throws Exception {
        JsonNode entry = entry(exchange("https://a.test/", message("", ""), 0, null, List.of(), "stream reset"));
        assertThat(entry.path("response").path("status").asInt()).isZero();
        assertThat(entry.path("_error").asText()).isEqualTo("stream reset");
        assertThat(entry.path("request").has("postData")).isFalse();
    }

    @Test
    void the_address_that_was_connected_to_is_told_where_it_is_known() throws Exception {
        Exchange unknown = exchange("https://a.test/", message("", ""), 200, message("", ""), List.of(), null);
        Exchange known = new Exchange("e1", NOON, "10.0.0.7:41000", "161.117.70.1", null, "GET", "https://a.test/", "HTTP/1.1", unknown.request(),
                unknown.response(), List.of(), null);
        assertThat(entry(known).path("serverIPAddress").asText()).isEqualTo("161.117.70.1");
        assertThat(entry(unknown).has("serverIPAddress")).isFalse();
    }

    @Test
    void our_own_reader_reads_it_back() throws Exception {
        List<StreamMessage> messages = List.of(new StreamMessage(NOON, true, true, "hi".getBytes()),
                new StreamMessage(NOON, false, false, new byte[] {1, 2}));
        Exchange written = exchange("https://a.test/p?q=1", new Message(List.of(new Header("A", "b")),
                Body.of(new byte[] {(byte) 0xC3, 0, 1}), List.of(new Header("T", "r"))), 101, message("", ""), messages,
                "cut");
        Exchange read;
        try (HarReader reader = HarReader.of("test.har", har(written))) {
            read = reader.next().exchange();
        }
        assertThat(read.time()).isEqualTo(NOON);
        assertThat(read.url()).isEqualTo(written.url());
        assertThat(read.request().headers()).isEqualTo(written.request().headers());
        assertThat(read.request().trailers()).isEqualTo(written.request().trailers());
        assertThat(read.request().body().bytes()).isEqualTo(written.request().body().bytes());
        assertThat(read.failure()).isEqualTo("cut");
        assertThat(read.messages()).usingRecursiveComparison().isEqualTo(messages);
    }

    private static Exchange exchange(String url, Message request, int status, Message response,
                                     List<StreamMessage> messages, String failure) {
        return new Exchange("e1", NOON, "10.0.0.7:41000", null, "POST", url, "HTTP/1.1", request,
                response == null ? null : new Response(status, response), messages, failure);
    }

    private static Message message(String type, String text) {
        return new Message(List.of(new Header("Content-Type", type)),
                Body.of(text.getBytes(StandardCharsets.UTF_8)), List.of());
    }

    private static JsonNode entry(Exchange exchange) throws IOException {
        return new ObjectMapper().readTree(har(exchange)).path("log").path("entries").path(0);
    }

    private static byte[] har(Exchange exchange) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        HarWriter.write(new Capture(List.of(exchange), List.of(), List.of(), true), out);
        return out.toByteArray();
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }
}
