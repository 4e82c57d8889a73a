package dev.leakgate.judge;

import static dev.leakgate.judge.SampleRun.ANDROID_ID;
import static dev.leakgate.judge.SampleRun.NORMAL;
import static dev.leakgate.judge.SampleRun.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.judge.verdict.Finding;
import dev.leakgate.judge.verdict.RunVerdict;
import dev.leakgate.traffic.Unread;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What browsers ask by their nature is known by the exact shape of its request; whatever differs is judged as anybody's. */
class ServicesTest {

    private static final String KEY = "AIza" + "k".repeat(35);
    private static final String DIGEST = "1ed4dd5d7f7dcba54aea24caacf9ee314c6d626352ea69a0604cb461a5fd07ad";
    private static final String OF_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static final String UPDATE = "https://update.googleapis.com/service/update2/json";

    @TempDir
    private Path temp;

    private final SampleRun run = new SampleRun();

    /** Rules of all findings of the run. */
    private List<String> findings() throws IOException {
        RunVerdict verdict = Judge.judge(run.keep(temp));
        return Stream.concat(verdict.trials().stream().flatMap(t -> t.findings().stream()),
                verdict.sessions().stream().flatMap(s -> s.findings().stream())).map(Finding::rule).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "https://www.google.com/s2/favicons?domain=pages.leakgate.test&sz=64",
        "https://translate.googleapis.com/translate_a/l?client=chrome&hl=en-GB&key=KEY",
        "https://safebrowsing.googleapis.com/v4/fullHashes:find?$req=Ch0KDGdvb2dsZWNocm9tZRINMTEzLjAuNTY3Mi45MxIaCg0IARAIGAEiAzAwMTAEEPAyGgIYCu&$ct=application/x-protobuf&key=KEY",
        "http://connectivitycheck.gstatic.com/generate_204",
        "http://clients2.google.com/time/1/current?cup2key=8:2861049313&cup2hreq=" + OF_NOTHING,
    })
    void what_has_the_exact_shape_is_let_alone(String url) throws IOException {
        run.traffic(NORMAL).get(at(20), url.replace("KEY", KEY));

        assertThat(findings()).isEmpty();
    }

    @Test
    void a_digest_that_nobody_can_read_is_known_in_the_place_where_it_belongs() throws IOException {
        run.traffic(NORMAL).post(at(20), UPDATE + "?cup2key=13:x7Qa_0&cup2hreq=" + DIGEST, "{\"version\":\"78.0.3904.108\"}".getBytes(StandardCharsets.UTF_8));

        assertThat(findings()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        UPDATE + "?cup2key=13:x7Qa_0&cup2hreq=" + DIGEST + "&channel=stable",
        UPDATE + "?cup2key=13:x7Qa_0&cup2hreq=1ed4dd5d7f7dcba54aea24caacf9ee314c6d6263",
        UPDATE + "/more?cup2key=13:x7Qa_0&cup2hreq=" + DIGEST,
        "https://updates.googleapis.com/service/update2/json?cup2key=13:x7Qa_0&cup2hreq=" + DIGEST,
    })
    void one_parameter_more_another_value_path_or_host_and_it_is_another_request(String url) throws IOException {
        run.traffic(NORMAL).post(at(20), url, "{}".getBytes(StandardCharsets.UTF_8));

        assertThat(findings()).containsExactly("opaque-upload");
    }

    @Test
    void what_cannot_be_read_of_an_update_checks_body_is_a_finding() throws IOException {
        run.traffic(NORMAL).post(at(20), UPDATE + "?cup2key=13:x7Qa_0&cup2hreq=" + DIGEST, ("{\"device\":\"" + DIGEST.substring(0, 32) + "\"}").getBytes(StandardCharsets.UTF_8));

        assertThat(findings()).containsExactly("opaque-upload");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "https://www.google.com/s2/favicons?domain=ID&sz=64",
        "https://translate.googleapis.com/translate_a/l?client=chrome&hl=ID",
        "http://connectivitycheck.gstatic.com/generate_204?id=ID",
        "http://clients2.google.com/time/1/current?cup2key=8:ID&cup2hreq=" + OF_NOTHING,
        "https://www.google.de/search?q=weather&client=ms-android-xiaomi&device=ID",
    })
    void an_identifier_is_a_finding_even_in_a_known_shape(String url) throws IOException {
        run.traffic(NORMAL).get(at(20), url.replace("ID", ANDROID_ID));

        assertThat(findings()).contains("identifier-sent");
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.google.com/s2/favicons?domain=PAGE&sz=64",
        "https://translate.googleapis.com/translate_a/t?client=chrome&url=PAGE",
        "https://reader.intl.xiaomi.com/parse?url=PAGE",
        "https://safebrowsing.googleapis.com/v4/fullHashes:find?url=PAGE",
        "https://api.browser.intl.miui.com/safe/check?link=PAGE",
    })
    void the_whole_address_is_nobodys_but_the_pages(String url) throws IOException {
        run.traffic(NORMAL).get(at(33), url.replace("PAGE", SampleRun.address(NORMAL)));

        assertThat(findings()).contains("address-to-third-party");
    }

    @Test
    void a_partners_code_beside_the_query_is_the_engines_affair() throws IOException {
        run.traffic(NORMAL).get(at(17), "https://duckduckgo.com/?q=amber+otter+fjord+48213&t=ms-android-xiaomi");

        assertThat(findings()).isEmpty();
    }

    @Test
    void a_connection_to_a_services_host_that_was_refused_is_a_gap_all_the_same() throws IOException {
        run.traffic(NORMAL).unread(Unread.Kind.TLS_REFUSED, "safebrowsing.googleapis.com", "certificate unknown");

        assertThat(findings()).containsExactly("tls-refused");
    }
}
