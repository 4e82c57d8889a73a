package dev.leakgate.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {

    private static final String PHONE = "10.0.0.7:41000";

    @TempDir
    Path folder;
    private Path file;
    private Journal journal;

    @BeforeEach
    void create() {
        file = folder.resolve("capture.journal");
        journal = Journal.create(file);
    }

    @Test
    void begins_with_its_name_and_version() throws Exception {
        journal.close();
        assertThat(Files.readAllBytes(file)).asString().isEqualTo("LEAKGATE\0\0\0\1");
    }

    @Test
    void can_be_read_while_it_is_written_and_is_complete_only_at_its_end() {
        request("x1", "https://a.test/one");
        add("request_end", Map.of("x", "x1"));
        assertThat(Journal.read(file).exchanges()).extracting(Exchange::url).containsExactly("https://a.test/one");
        assertThat(Journal.read(file).closed()).isFalse();
        journal.complete();
        assertThat(Journal.read(file).closed()).isTrue();
    }

    @Test
    void can_be_followed_while_it_is_written_each_frame_once() throws Exception {
        JournalTail tail = new JournalTail(file);
        request("x1", "https://a.test/one");
        request("x2", "https://a.test/two");
        assertThat(tail.answered()).isEmpty();
        add("response", Map.of("x", "x2", "status", 200, "headers", List.of()));
        assertThat(tail.answered()).containsExactly("https://a.test/two");
        byte[] last = Frame.of("response", Map.of("x", "x1", "status", 200, "headers", List.of())).bytes();
        Files.write(file, Arrays.copyOf(last, 9), java.nio.file.StandardOpenOption.APPEND);
        assertThat(tail.answered()).containsExactly("https://a.test/two");
        Files.write(file, Arrays.copyOfRange(last, 9, last.length), java.nio.file.StandardOpenOption.APPEND);
        assertThat(tail.answered()).containsExactlyInAnyOrder("https://a.test/one", "https://a.test/two");
    }

    @Test
    void an_end_that_is_cut_off_costs_one_frame() throws Exception {
        request("x1", "https://a.test/one");
        request("x2", "https://a.test/two");
        long open = Files.size(file);
        journal.complete();
        byte[] bytes = Files.readAllBytes(file);
        int closed = (int) (bytes.length - open);
        for (int lost : List.of(1, closed - 5, closed + 1)) {
            Files.write(file, Arrays.copyOf(bytes, bytes.length - lost));
            assertThat(Journal.read(file).closed()).isFalse();
            assertThat(Journal.read(file).exchanges()).hasSize(lost > closed ? 1 : 2);
        }
    }

    @Test
    void what_is_no_journal_is_said_to_be_none() throws Exception {
        Path other = Files.writeString(folder.resolve("other"), "{\"log\":{}}");
        assertThatThrownBy(() -> Journal.read(other)).isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(other.toString()).hasMessageContaining("does not begin like a journal");
    }

    @Test
    void a_journal_is_never_written_over() {
        assertThatThrownBy(() -> Journal.create(file)).hasMessageContaining(file.toString());
    }

    @Test
    void puts_the_pieces_of_an_exchange_together() {
        request("x1", "https://a.test/one");
        add("response", Map.of("x", "x1", "status", 204, "headers", List.of(List.of("Server", "s"))));
        add("request_end", Map.of("x", "x1", "trailers", List.of(List.of("Check", "sum"))));
        add("response_end", Map.of("x", "x1"));
        journal.complete();
        Exchange exchange = Journal.read(file).exchanges().get(0);
        assertThat(exchange.id()).isEqualTo("e1");
        assertThat(exchange.time()).isEqualTo(Instant.ofEpochMilli(1_700_000_000_250L));
        assertThat(exchange.client()).isEqualTo(PHONE);
        assertThat(exchange.actor()).isNull();
        assertThat(exchange.request().headers()).containsExactly(new Header("Host", "a.test"));
        assertThat(exchange.request().trailers()).containsExactly(new Header("Check", "sum"));
        assertThat(exchange.response().status()).isEqualTo(204);
        assertThat(exchange.response().message().header("server")).hasValue("s");
        assertThat(exchange.failure()).isNull();
    }

    @Test
    void a_request_that_failed_keeps_the_reason() {
        request("x1", "https://a.test/one");
        add("request_end", Map.of("x", "x1"));
        add("failed", Map.of("x", "x1", "reason", "the server is gone"));
        Capture capture = Journal.read(file);
        assertThat(capture.exchanges().get(0).failure()).isEqualTo("the server is gone");
        assertThat(capture.unread()).isEmpty();
    }

    @Test
    void a_used_connection_is_no_gap_and_an_unused_one_is() {
        add("tunnel", Map.of("client", PHONE, "host", "a.test", "port", 443));
        add("tunnel", Map.of("client", "10.0.0.7:41001", "host", "b.test", "port", 443));
        add("secured", Map.of("client", "10.0.0.7:41001", "sni", "c.test"));
        request("x1", "https://a.test/one");
        add("request_end", Map.of("x", "x1"));
        add("client_closed", Map.of("client", PHONE));
        add("client_closed", Map.of("client", "10.0.0.7:41001"));
        journal.complete();
        assertThat(Journal.read(file).unread()).singleElement().satisfies(gap -> {
            assertThat(gap.kind()).isEqualTo(Unread.Kind.NO_REQUEST);
            assertThat(gap.host()).isEqualTo("c.test");
            assertThat(gap.reason()).isEqualTo("a connection through TLS was closed without a request");
        });
    }

    @Test
    void a_stream_that_only_began_is_a_gap_and_one_that_brought_bytes_is_read() {
        for (int i = 1; i <= 2; i++) {
            add("tunnel", Map.of("client", "10.0.0.7:4100" + i, "host", "s" + i + ".test", "port", 4567));
            add("tcp", Map.of("x", "x" + i, "client", "10.0.0.7:4100" + i, "host", "s" + i + ".test", "port", 4567));
        }
        add("tcp_data", Map.of("x", "x1", "from_client", true, "time", 1.5));
        add("tcp_data", Map.of("x", "x2", "from_client", false, "time", 1.5));
        add("client_closed", Map.of("client", "10.0.0.7:41001"));
        journal.complete();
        assertThat(Journal.read(file).unread()).singleElement().satisfies(gap -> {
            assertThat(gap.kind()).isEqualTo(Unread.Kind.NO_REQUEST);
            assertThat(gap.host()).isEqualTo("s2.test");
            assertThat(gap.reason()).isEqualTo("a connection was still open when the capture ended without a request");
        });
    }

    @Test
    void an_error_in_the_log_is_a_fault_of_the_connection_it_names() {
        add("tunnel", Map.of("client", PHONE, "host", "a.test", "port", 443));
        add("log", Map.of("text", PHONE + ": mitmproxy has crashed!\nTraceback:\n  NotImplementedError: trailers"));
        request("x1", "https://a.test/one");
        add("request_end", Map.of("x", "x1"));
        assertThat(Journal.read(file).unread()).singleElement().satisfies(gap -> {
            assertThat(gap.kind()).isEqualTo(Unread.Kind.RECORDER_FAULT);
            assertThat(gap.client()).isEqualTo(PHONE);
            assertThat(gap.host()).isEqualTo("a.test");
            assertThat(gap.reason()).contains("has crashed", "NotImplementedError: trailers");
        });
    }

    @Test
    void a_recorder_that_failed_is_a_fault() {
        add("recorder_error", Map.of("hook", "request", "trace", "Traceback:\nKeyError: 'x'\n"));
        add("fault", Map.of("reason", "mitmdump ended with exit code 70"));
        assertThat(Journal.read(file).unread()).extracting(Unread::reason).containsExactly(
                "the recorder failed in request: KeyError: 'x'", "mitmdump ended with exit code 70");
    }

    @Test
    void what_was_going_on_already_is_told_only_when_it_goes_on() {
        add("request", Map.of("x", "x1", "url", "https://a.test/", "method", "GET", "carried", true));
        add("request", Map.of("x", "x2", "url", "https://b.test/", "method", "GET", "carried", true));
        add("response", Map.of("x", "x2", "status", 200));
        add("response_end", Map.of("x", "x2"));
        journal.complete();
        assertThat(Journal.read(file).exchanges()).singleElement().satisfies(exchange -> {
            assertThat(exchange.url()).isEqualTo("https://b.test/");
            assertThat(exchange.failure()).isEqualTo("it began before this capture");
        });
        assertThat(Journal.read(file).unread()).isEmpty();
    }

    private void request(String id, String url) {
        add("request", Map.of("x", id, "client", PHONE, "time", 1_700_000_000.25, "method", "GET", "url", url,
                "version", "HTTP/1.1", "headers", List.of(List.of("Host", "a.test"))));
    }

    private void add(String event, Map<String, ?> fields) {
        journal.append(Frame.of(event, fields));
    }
}
