package dev.leakgate.lab.internet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
