package dev.leakgate.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leakgate.judge.policy.Policy;
import dev.leakgate.judge.policy.PolicyFile;
import dev.leakgate.traffic.Body;
import dev.leakgate.traffic.Exchange;
import dev.leakgate.traffic.Message;
import dev.leakgate.yaml.YamlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyFileTest {

    private static final Path SHIPPED = Path.of("scenarios/policy.yaml");

    @TempDir
    private Path temp;

    @ParameterizedTest
    @CsvSource({
        "GET, https://duckduckgo.com/?q=x, true",
        "GET, https://duckduckgo.com?q=x, true",
        "POST, https://duckduckgo.com/?q=x, false",
        "GET, https://duckduckgo.com/ac/?q=x, false",
        "GET, https://www.google.com/search?q=x#top, true",
        "GET, https://www.google.com:443/search?q=x, true",
        "GET, https://www.google.com/complete/search?q=x, false",
        "GET, https://www.google.de/search?q=x&client=ms-android-xiaomi, true",
        "GET, https://www.google.co.uk/search?q=x, true",
        "GET, https://www.google.com.tr/search?q=x, true",
        "GET, https://consent.google.de/m?continue=x, true",
        "GET, https://ipv4.google.com/sorry/index?q=x, true",
        "POST, https://www.google.de/search?q=x, false",
        "GET, https://www.google.de/complete/search?q=x, false",
        "GET, https://www.google.com.evil.example/search?q=x, false",
        "GET, https://www.google.de.evil.de/search?q=x, false",
        "GET, https://google.blogspot.com/search?q=x, false",
        "GET, https://google.xyz/search?q=x, false",
        "GET, https://google.evil.de/search?q=x, false",
        "GET, https://duckduckgo.de/?q=x, false",
        "GET, https://notgoogle.com/search?q=x, false",
    })
    void lets_an_engine_have_the_query_by_the_requests_listed(String method, String url, boolean allowed) {
        Exchange exchange = new Exchange("e1", SampleRun.START, null, null, method, url, "HTTP/1.1",
                new Message(List.of(), Body.EMPTY, List.of()), null, List.of(), null);

        assertThat(PolicyFile.read(SHIPPED).engines().stream().anyMatch(e -> e.mayHaveQuery(exchange, false))).isEqualTo(allowed);
    }

    @Test
    void knows_our_own_hosts_from_lookalikes() {
        Policy policy = PolicyFile.read(SHIPPED);

        assertThat(policy.ours("pages.leakgate.test")).isTrue();
        assertThat(policy.ours("leakgate.test")).isTrue();
        assertThat(policy.ours("notleakgate.test")).isFalse();
        assertThat(policy.ours(null)).isFalse();
    }

    @Test
    void the_shipped_policy_ignores_nothing() {
        assertThat(PolicyFile.read(SHIPPED).unread().values()).containsOnly(Policy.Weight.INCONCLUSIVE);
        assertThatCode(() -> PolicyFile.check(SHIPPED)).doesNotThrowAnyException();
    }

    @Test
    void an_unknown_word_is_named_with_its_line_and_the_allowed_ones() throws IOException {
        refuses("tls-refused: inconclusive ", "tls-refused: harmless ",
                "policy.yaml:\\d+: 'harmless' is not known here, allowed are inconclusive, fail, ignored");
        refuses("  cut-short:", "  cut-shorter:", "policy.yaml:\\d+: 'cut-shorter' is not known here, allowed are tls-refused, .*");
    }

    @Test
    void an_engine_s_requests_stay_in_its_own_domain() throws IOException {
        refuses("GET links.duckduckgo.com/d.js", "GET www.example.com/d.js",
                "policy.yaml:\\d+: 'www.example.com' is not under duckduckgo.com; an engine's requests go to its own domain");
    }

    @Test
    void a_service_is_one_exact_request() throws IOException {
        refuses("request: GET duckduckgo.com/ac/", "request: GET duckduckgo.com/*", "policy.yaml:\\d+: .*");
        refuses("sz: \"[0-9]+\"", "sz: \"[0-9\"", "policy.yaml:\\d+: '\\[0-9' is no regular expression: Unclosed character class");
        refuses("modes: [normal]", "modes: [private]", "policy.yaml:\\d+: 'private' is not known here, allowed are normal, incognito");
    }

    @Test
    void names_alone_are_parameters_of_any_value_as_policies_of_older_runs_have_them() throws IOException {
        String shipped = Files.readString(SHIPPED);
        Path file = Files.writeString(temp.resolve("policy.yaml"), shipped.replace("parameters: {q: \".*\", kl: \"[a-z]{2}-[a-z]{2}\", type: list, callback: \"[A-Za-z.]+\"}",
                "parameters: [q, kl, type, callback]"));

        assertThat(Files.readString(file)).isNotEqualTo(shipped);
        assertThat(PolicyFile.read(file).services().get(0).parameters().get("kl").matcher("anything").matches()).isTrue();
    }

    private void refuses(String good, String bad, String message) throws IOException {
        String shipped = Files.readString(SHIPPED);
        assertThat(shipped).contains(good);
        Path file = Files.writeString(temp.resolve("policy.yaml"), shipped.replace(good, bad));

        assertThatThrownBy(() -> PolicyFile.check(file)).isInstanceOf(YamlException.class).message().containsPattern(message);
    }
}
