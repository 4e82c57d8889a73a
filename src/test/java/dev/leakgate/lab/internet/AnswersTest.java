package dev.leakgate.lab.internet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leakgate.yaml.YamlException;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswersTest {

    @ParameterizedTest
    @CsvSource({
        "duckduckgo.com, /?q=x, x at DuckDuckGo",
        "www.google.com, /search?q=x, x - Google Search",
        "www.google.com, /maps, The lab internet answers for www.google.com",
        "deep.shop.leakgate.test, /a, Leakgate test page",
        "data.mistat.rus.xiaomi.com, /mistats/v2, delay",
        "sa.api.intl.miui.com, /config/Android.conf?v=2, disableSDK",
        "sa.api.intl.miui.com, /config/Android.confuse, ok",
        "leakgate.test.example.org, /, The lab internet answers for leakgate.test.example.org"})
    void a_host_and_a_path_decide_who_answers(String host, String path, String expected) {
        Request request = new Request("GET", path, "HTTP/1.1", Headers.of("Host", host + ":443"), new byte[0]);
        assertThat(Answers.shipped().to(request).body(request)).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "type: text/plain | typ: text/plain    | own.yaml:3: 'typ' is not known here, allowed are hosts, path, query, status, type, headers, body",
        "${host}          | ${hosts}           | own.yaml:4: '${hosts}' is not known here, allowed are ${host}, ${path}, ${query.<parameter>}"})
    void an_error_names_file_line_and_what_is_allowed(String right, String wrong, String message) {
        String yaml = "answers:\n  - hosts: [a.example.org]\n    type: text/plain\n    body: from ${host}\n";
        assertThat(Answers.parse("own.yaml", yaml)).hasSize(1);
        assertThatThrownBy(() -> Answers.parse("own.yaml", yaml.replace(right, wrong)))
                .isInstanceOf(YamlException.class).hasMessageContaining(message);
    }

    @Test
    void a_request_tells_host_path_and_parameters_in_every_form() {
        Request absolute = new Request("GET", "http://A.example.org:8080/x?q=a%20b+c&r=", "HTTP/1.1", Headers.of(), new byte[0]);
        assertThat(absolute.host()).isEqualTo("a.example.org");
        assertThat(absolute.path()).isEqualTo("/x?q=a%20b+c&r=");
        assertThat(absolute.parameter("q")).isEqualTo("a b c");
        assertThat(absolute.parameter("s")).isEmpty();
        assertThat(new Request("GET", "http://a.example.org?x", "HTTP/1.1", Headers.of(), new byte[0]).path()).isEqualTo("/?x");
        assertThat(new Request("CONNECT", "[2001:db8::1]:443", "HTTP/1.1", Headers.of(), new byte[0]).host()).isEqualTo("2001:db8::1");
    }
}
