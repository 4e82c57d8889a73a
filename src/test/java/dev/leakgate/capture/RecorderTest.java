package dev.leakgate.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.leakgate.traffic.Capture;
import dev.leakgate.traffic.Exchange;
import dev.leakgate.traffic.Journal;
import dev.leakgate.traffic.StreamMessage;
import dev.leakgate.traffic.TcpStream;
import dev.leakgate.traffic.Unread;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.Buffer;
import okio.ByteString;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real mitmdump between a real client and real servers on loopback. */
class RecorderTest {

    @TempDir
    static Path folder;
    private static RecorderBench bench;
    private static Recorder recorder;
    private static final AtomicInteger SESSIONS = new AtomicInteger();

    private Path journal;
    private OkHttpClient client;

    @BeforeAll
    static void start() throws IOException {
        bench = new RecorderBench(folder);
        recorder = Recorder.start(bench.settings("recorder").upstream(bench.leadingHere()));
    }

    @AfterAll
    static void stop() throws IOException {
        recorder.close();
        bench.close();
    }

    @BeforeEach
    void begin() {
        journal = folder.resolve("session-" + SESSIONS.incrementAndGet() + ".journal");
        bench.poll = new CompletableFuture<>();
        bench.answers.clear();
        recorder.begin(journal);
        client = bench.client(recorder, true);
    }

    @AfterEach
    void leave() {
        client.connectionPool().evictAll();
        client.dispatcher().executorService().shutdown();
        bench.poll.complete(null);
        recorder.end();
    }

    @Test
    void tells_its_version_and_address() {
        assertThat(recorder.version()).matches("\\d+\\.\\d+.*");
        assertThat(recorder.address()).matches("127\\.0\\.0\\.1:\\d+");
        assertThat(recorder.end()).isTrue();
    }

    @Test
    void records_a_plain_exchange_with_both_bodies() throws Exception {
        bench.answers.put("/things", new MockResponse.Builder().code(201).addHeader("X-Made", "yes").body("made")
                .build());
        post("http://plain.example.test/things?q=1", "text/plain", "a thing".getBytes());
        Exchange exchange = onlyExchange();
        assertThat(exchange.id()).isEqualTo("e1");
        assertThat(exchange.method()).isEqualTo("POST");
        assertThat(exchange.url()).isEqualTo("http://plain.example.test/things?q=1");
        assertThat(exchange.client()).startsWith("127.0.0.1:");
        assertThat(exchange.request().header("content-type")).hasValue("text/plain");
        assertThat(exchange.request().body().bytes()).asString().isEqualTo("a thing");
        assertThat(exchange.response().status()).isEqualTo(201);
        assertThat(exchange.response().message().header("x-made")).hasValue("yes");
        assertThat(exchange.response().message().body().bytes()).asString().isEqualTo("made");
        assertThat(exchange.failure()).isNull();
    }

    @Test
    void records_an_exchange_inside_TLS_its_gzip_not_undone() throws Exception {
        bench.answers.put("/upload", new MockResponse.Builder().body("x".repeat(2_000_000)).build());
        byte[] gzip = gzip("secret".repeat(50));
        post("https://www.example.test/upload", "application/octet-stream", gzip);
        Capture capture = end();
        Exchange exchange = capture.exchanges().get(0);
        assertThat(exchange.url()).isEqualTo("https://www.example.test/upload");
        assertThat(exchange.host()).isEqualTo("www.example.test");
        assertThat(exchange.request().body().bytes()).isEqualTo(gzip);
        assertThat(exchange.request().body().complete()).isTrue();
        assertThat(exchange.response().message().body().size()).isEqualTo(2_000_000);
        assertThat(capture.unread()).isEmpty();
        assertThat(capture.closed()).isTrue();
    }

    @Test
    void numbers_exchanges_in_the_order_of_their_requests() throws Exception {
        for (String path : List.of("first", "second", "third")) {
            get("https://www.example.test/" + path);
        }
        assertThat(end().exchanges()).extracting(exchange -> exchange.id() + " " + exchange.url())
                .containsExactly("e1 https://www.example.test/first", "e2 https://www.example.test/second",
                        "e3 https://www.example.test/third");
    }

    @Test
    void records_the_messages_of_a_WebSocket_both_ways() throws Exception {
        bench.answers.put("/live", new MockResponse.Builder().webSocketUpgrade(new PoliteListener() {
            @Override
            public void onMessage(WebSocket socket, String text) {
                socket.send(ByteString.encodeUtf8("echo " + text));
            }
        }).build());
        CompletableFuture<String> echo = new CompletableFuture<>();
        WebSocket socket = client.newWebSocket(new Request.Builder().url("https://www.example.test/live").build(),
                new WebSocketListener() {
                    @Override
                    public void onMessage(WebSocket opened, ByteString bytes) {
                        echo.complete(bytes.utf8());
                    }
                });
        socket.send("hello");
        assertThat(echo.get(10, TimeUnit.SECONDS)).isEqualTo("echo hello");
        socket.close(1000, null);
        Exchange exchange = onlyExchange();
        assertThat(exchange.response().status()).isEqualTo(101);
        assertThat(exchange.messages()).extracting(m -> new String(m.bytes())).containsExactly("hello", "echo hello");
        assertThat(exchange.messages()).extracting(StreamMessage::fromClient).containsExactly(true, false);
        assertThat(exchange.messages()).extracting(StreamMessage::text).containsExactly(true, false);
    }

    @Test
    void a_WebSocket_that_was_open_already_keeps_its_host_in_the_next_session() throws Exception {
        bench.answers.put("/push", new MockResponse.Builder().webSocketUpgrade(new PoliteListener()).build());
        CountDownLatch open = new CountDownLatch(1);
        WebSocket socket = client.newWebSocket(
                new Request.Builder().url("https://www.example.test/push?token=t").build(), new WebSocketListener() {
                    @Override
                    public void onOpen(WebSocket opened, Response response) {
                        open.countDown();
                    }
                });
        assertThat(open.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(recorder.end()).isTrue();
        Path next = folder.resolve("next.journal");
        recorder.begin(next);
        socket.send("later");
        socket.close(1000, null);
        await().until(() -> !Journal.read(next).exchanges().isEmpty());
        assertThat(recorder.end()).isTrue();
        Exchange exchange = Journal.read(next).exchanges().get(0);
        assertThat(exchange.url()).isEqualTo("https://www.example.test/");
        assertThat(exchange.messages()).extracting(m -> new String(m.bytes())).containsExactly("later");
        assertThat(exchange.failure()).contains("before this capture");
    }

    @Test
    void records_the_bytes_of_a_protocol_that_is_no_HTTP() throws Exception {
        try (ServerSocket mail = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            bench.upstream.route("mail.example.test", mail.getLocalPort());
            CompletableFuture<Void> server = CompletableFuture.runAsync(() -> {
                try (Socket accepted = mail.accept()) {
                    accepted.getInputStream().readNBytes(13);
                    accepted.getOutputStream().write("250 hello\r\n".getBytes());
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            });
            try (Socket phone = RecorderBench.tunnel(recorder, "mail.example.test:25")) {
                phone.getOutputStream().write("EHLO phone\r\n\n".getBytes());
                assertThat(new String(phone.getInputStream().readNBytes(11))).isEqualTo("250 hello\r\n");
            }
            server.get(10, TimeUnit.SECONDS);
        }
        TcpStream stream = end().streams().get(0);
        assertThat(stream.host()).isEqualTo("mail.example.test");
        assertThat(stream.port()).isEqualTo(25);
        assertThat(stream.messages()).extracting(m -> new String(m.bytes()))
                .containsExactly("EHLO phone\r\n\n", "250 hello\r\n");
    }

    @Test
    void a_client_that_does_not_trust_the_proxy_is_seen_but_not_read() {
        OkHttpClient pinned = bench.client(recorder, false);
        assertThatThrownBy(() -> RecorderBench.get(pinned, "https://www.example.test/"))
                .isInstanceOf(IOException.class);
        Capture capture = end();
        assertThat(capture.exchanges()).isEmpty();
        assertThat(capture.unread()).extracting(Unread::kind, Unread::host)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Unread.Kind.TLS_REFUSED, "www.example.test"));
    }

    @Test
    void a_connection_without_a_request_is_told() throws Exception {
        RecorderBench.tunnel(recorder, "www.example.test:443").close();
        await().until(() -> Journal.read(journal).unread().toString().contains("was closed without a request"));
        Capture capture = end();
        assertThat(capture.unread()).extracting(Unread::kind).containsExactly(Unread.Kind.NO_REQUEST);
        assertThat(capture.unread().get(0).host()).isEqualTo("www.example.test");
    }

    @Test
    void an_upload_that_is_cut_off_leaves_what_had_come() throws Exception {
        RequestBody endless = new RequestBody() {
            @Override
            public MediaType contentType() {
                return null;
            }

            @Override
            public long contentLength() {
                return 1_000_000;
            }

            @Override
            public void writeTo(okio.BufferedSink sink) throws IOException {
                sink.writeUtf8("the beginning ").flush();
                await().until(() -> Journal.read(journal).exchanges().stream()
                        .anyMatch(e -> e.request().body().bytes().length > 0));
                throw new IOException("the app was stopped");
            }
        };
        Request upload = new Request.Builder().url("https://www.example.test/upload").post(endless).build();
        assertThatThrownBy(() -> client.newCall(upload).execute()).hasMessage("the app was stopped");
        await().until(() -> Journal.read(journal).exchanges().get(0).failure() != null);
        Capture capture = end();
        Exchange exchange = capture.exchanges().get(0);
        assertThat(exchange.request().body().bytes()).asString().isEqualTo("the beginning ");
        assertThat(exchange.request().body().size()).isEqualTo(1_000_000);
        assertThat(exchange.request().body().complete()).isFalse();
        assertThat(capture.unread()).extracting(Unread::kind).containsExactly(Unread.Kind.CUT_SHORT);
    }

    @Test
    void what_the_client_has_an_answer_for_is_in_the_journal() throws Exception {
        CountDownLatch answers = new CountDownLatch(40);
        for (int i = 0; i < 40; i++) {
            client.newCall(new Request.Builder().url("https://www.example.test/" + i).build())
                    .enqueue(new Count(answers));
        }
        assertThat(answers.await(20, TimeUnit.SECONDS)).isTrue();
        Capture capture = end();
        assertThat(capture.exchanges()).hasSize(40).allMatch(e -> e.failure() == null);
    }

    @Test
    void a_request_that_has_no_answer_yet_is_told_and_the_capture_is_complete_all_the_same() throws Exception {
        client.newCall(new Request.Builder().url("https://www.example.test/poll").build())
                .enqueue(new Count(new CountDownLatch(1)));
        await().until(() -> !Journal.read(journal).exchanges().isEmpty());
        assertThat(recorder.end()).isTrue();
        client.dispatcher().cancelAll();
        Exchange exchange = Journal.read(journal).exchanges().get(0);
        assertThat(exchange.response()).isNull();
        assertThat(exchange.failure()).contains("no full answer had come");
        assertThat(exchange.request().body().complete()).isTrue();
    }

    @Test
    void what_happens_between_sessions_is_kept_too() throws Exception {
        assertThat(recorder.end()).isTrue();
        get("http://plain.example.test/between");
        await().untilAsserted(() -> assertThat(Journal.read(folder.resolve("recorder/between.journal")).exchanges())
                .extracting(Exchange::url).contains("http://plain.example.test/between"));
        assertThat(Journal.read(journal).exchanges()).isEmpty();
    }

    private void get(String url) throws IOException {
        RecorderBench.get(client, url);
    }

    private void post(String url, String type, byte[] body) throws IOException {
        try (Response response = client.newCall(new Request.Builder().url(url)
                .post(RequestBody.create(body, MediaType.get(type))).build()).execute()) {
            response.body().bytes();
        }
    }

    private Capture end() {
        assertThat(recorder.end()).isTrue();
        return Journal.read(journal);
    }

    private Exchange onlyExchange() {
        List<Exchange> exchanges = end().exchanges();
        assertThat(exchanges).hasSize(1);
        return exchanges.get(0);
    }

    private static byte[] gzip(String text) throws IOException {
        Buffer buffer = new Buffer();
        try (var sink = Okio.buffer(new GzipSink(buffer))) {
            sink.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return buffer.readByteArray();
    }

    /** Closes when the other side does. */
    private static class PoliteListener extends WebSocketListener {

        @Override
        public void onClosing(WebSocket socket, int code, String reason) {
            socket.close(code, reason);
        }
    }

    /** Counts down when an answer has been read. */
    private record Count(CountDownLatch latch) implements okhttp3.Callback {

        @Override
        public void onFailure(okhttp3.Call call, IOException e) {
        }

        @Override
        public void onResponse(okhttp3.Call call, Response response) throws IOException {
            response.body().bytes();
            latch.countDown();
        }
    }
}
