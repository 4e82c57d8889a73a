package dev.leakgate.lab.internet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLHandshakeException;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import okio.BufferedSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InternetTest {

    @TempDir
    Path out;
    private Internet internet;
    private OkHttpClient client;

    @BeforeEach
    void start() throws IOException {
        internet = Internet.start(out);
        client = client(new HandshakeCertificates.Builder().addTrustedCertificate(internet.ca()).build());
    }

    @AfterEach
    void close() throws IOException {
        client.connectionPool().evictAll();
        internet.close();
    }

    @Test
    void answers_https_for_any_host_with_a_certificate_of_its_own() throws IOException {
        try (Response answer = get("https://anything.example.org/some/page?x=1")) {
            assertThat(answer.code()).isEqualTo(200);
            assertThat(answer.handshake().peerPrincipal().getName()).contains("CN=anything.example.org");
            assertThat(answer.body().string()).contains("answers for anything.example.org");
        }
    }

    @Test
    void answers_for_an_address_without_a_name() throws IOException {
        try (Response answer = get("https://203.0.113.7/")) {
            assertThat(answer.code()).isEqualTo(200);
        }
    }

    @Test
    void answers_plain_http_in_absolute_form() throws IOException {
        try (Response answer = get("http://plain.leakgate.test/page")) {
            assertThat(answer.body().string()).contains("<title>Leakgate test page</title>", "plain.leakgate.test/page");
            assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
        }
    }

    @Test
    void is_not_trusted_by_a_client_without_its_authority() {
        HeldCertificate other = new HeldCertificate.Builder().certificateAuthority(0).build();
        OkHttpClient stranger = client(new HandshakeCertificates.Builder().addTrustedCertificate(other.certificate()).build());
        assertThatThrownBy(() -> stranger.newCall(new Request.Builder().url("https://a.example.org/").build()).execute())
                .isInstanceOf(SSLHandshakeException.class);
        assertThat(lines()).isEmpty();
    }

    @Test
    void shows_the_query_on_both_result_pages_without_executing_it() throws IOException {
        for (String address : List.of("https://duckduckgo.com/?q=red+%3Cfox%3E", "https://www.google.com/search?q=red+%3Cfox%3E")) {
            try (Response answer = get(address)) {
                assertThat(answer.body().string()).contains("red &lt;fox>").doesNotContain("<fox>").contains("First result");
            }
        }
    }

    @Test
    void collectors_always_answer_200_and_the_configuration_is_json() throws IOException {
        for (String address : List.of("https://sa.api.intl.miui.com/sa?project=x", "https://data.mistat.intl.xiaomi.com/mistats/v3",
                "https://tracking.intl.miui.com/track/v4")) {
            try (Response answer = client.newCall(new Request.Builder().url(address)
                    .post(RequestBody.create("a=b", MediaType.get("application/x-www-form-urlencoded"))).build()).execute()) {
                assertThat(answer.code()).isEqualTo(200);
            }
        }
        try (Response answer = get("https://sa.api.intl.miui.com/config/Android.conf")) {
            assertThat(new ObjectMapper().readTree(answer.body().string()).path("configs").path("disableSDK").asBoolean(true)).isFalse();
        }
    }

    @Test
    void writes_a_line_for_each_request_with_the_length_of_its_body() throws IOException {
        get("https://one.example.org/a?b=c").close();
        client.newCall(new Request.Builder().url("https://one.example.org/chunks").post(chunked("hello, ", "world")).build())
                .execute().close();
        client.newCall(new Request.Builder().url("https://one.example.org/head").head().build()).execute().close();
        assertThat(lines()).extracting(l -> l.get("n").asInt() + " " + l.get("method").asText() + " " + l.get("host").asText()
                        + l.get("path").asText() + " " + l.get("requestBytes").asInt() + " " + l.get("status").asInt())
                .containsExactly("1 GET one.example.org/a?b=c 0 200", "2 POST one.example.org/chunks 12 200",
                        "3 HEAD one.example.org/head 0 200");
    }

    @Test
    void keeps_a_connection_for_many_requests() throws IOException {
        for (int i = 0; i < 20; i++) {
            get("https://kept.example.org/" + i).close();
        }
        assertThat(client.connectionPool().connectionCount()).isEqualTo(1);
        assertThat(lines()).hasSize(20);
    }

    @Test
    void serves_many_clients_at_once_and_counts_each_request() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(20);
        try {
            List<Future<Integer>> codes = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String url = "https://host" + i % 7 + ".example.org/" + i;
                codes.add(clients.submit(() -> {
                    try (Response answer = get(url)) {
                        return answer.code();
                    }
                }));
            }
            for (Future<Integer> code : codes) {
                assertThat(code.get()).isEqualTo(200);
            }
        } finally {
            clients.shutdown();
        }
        assertThat(lines()).extracting(l -> l.get("n").asInt()).hasSize(200).doesNotHaveDuplicates();
    }

    @Test
    void a_tunnel_may_carry_plain_http_too() throws IOException {
        assertThat(raw("CONNECT plain.example.org:80 HTTP/1.1\r\nHost: plain.example.org:80\r\n\r\n"
                + "GET /inside HTTP/1.1\r\nHost: plain.example.org\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200 Connection established\r\n\r\nHTTP/1.1 200 OK").contains("answers for plain.example.org");
    }

    @Test
    void a_client_that_asks_first_whether_to_send_its_body_is_told_to_go_on() throws IOException {
        assertThat(raw("POST http://big.example.org/up HTTP/1.1\r\nHost: big.example.org\r\nExpect: 100-continue\r\n"
                + "Content-Length: 4\r\nConnection: close\r\n\r\nbody"))
                .startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0001\u0002\u0003\r\n\r\n", "GET /\r\n\r\n", "GET / HTTP/1.1\r\nno colon\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", "POST / HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n",
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n"})
    void what_is_no_http_ends_its_connection_and_nothing_else(String nonsense) throws IOException {
        assertThat(raw(nonsense)).isEmpty();
        assertThat(lines()).isEmpty();
        get("https://still.example.org/").close();
    }

    @Test
    void leaves_no_thread_and_no_port_behind() throws IOException {
        get("https://a.example.org/").close();
        int port = Integer.parseInt(internet.proxy().split(":")[1]);
        internet.close();
        await().untilAsserted(() -> assertThatThrownBy(() -> new Socket("127.0.0.1", port).close()).isInstanceOf(IOException.class));
        await().until(() -> Thread.getAllStackTraces().keySet().stream().noneMatch(t -> t.getName().equals("lab internet")));
    }

    /** Sends bytes as they are and reads until the lab closes. */
    private String raw(String bytes) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", Integer.parseInt(internet.proxy().split(":")[1]))) {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Response get(String url) throws IOException {
        return client.newCall(new Request.Builder().url(url).build()).execute();
    }

    private OkHttpClient client(HandshakeCertificates trust) {
        return new OkHttpClient.Builder().proxy(internet.uplink().direct())
                .sslSocketFactory(trust.sslSocketFactory(), trust.trustManager()).build();
    }

    private static RequestBody chunked(String... pieces) {
        return new RequestBody() {
            @Override
            public MediaType contentType() {
                return MediaType.get("text/plain");
            }

            @Override
            public void writeTo(BufferedSink sink) throws IOException {
                for (String piece : pieces) {
                    sink.write(piece.getBytes(StandardCharsets.UTF_8)).flush();
                }
            }
        };
    }

    private List<JsonNode> lines() {
        try {
            List<JsonNode> lines = new ArrayList<>();
            for (String line : Files.readAllLines(out.resolve("internet.jsonl"))) {
                lines.add(new ObjectMapper().readTree(line));
            }
            return lines;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
