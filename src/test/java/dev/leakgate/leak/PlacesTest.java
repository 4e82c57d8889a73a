package dev.leakgate.leak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leakgate.secret.Secret;
import dev.leakgate.secret.SecretKind;
import dev.leakgate.traffic.Body;
import dev.leakgate.traffic.Capture;
import dev.leakgate.traffic.Exchange;
import dev.leakgate.traffic.Header;
import dev.leakgate.traffic.Message;
import dev.leakgate.traffic.Response;
import dev.leakgate.traffic.StreamMessage;
import dev.leakgate.traffic.TcpStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every place of an exchange where a secret may be, and what is said of where it was. */
class PlacesTest {

    private static final String ID = "a7b2c3d4e5f60718";
    private static final LeakDetector DETECTOR = LeakDetector.of(List.of(
            new Secret(SecretKind.ANDROID_ID, ID, ""), new Secret(SecretKind.QUERY, "amber otter piano", "")));

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "https://a7b2c3d4e5f60718.x.example/|host",
        "https://amber-otter-piano.x.example/|host",
        "https://x.example/v1/a7b2c3d4e5f60718/y|path",
        "https://x.example/v1/amber%20otter%20piano|path",
        "https://x.example/v1;id=a7b2c3d4e5f60718/y|path",
        "https://x.example/?id=a7b2c3d4e5f60718|query id",
        "https://x.example/?a7b2c3d4e5f60718=1|query name",
        "https://x.example/?YTdiMmMzZDRlNWY2MDcxOA|query",
        "https://x.example/#id=a7b2c3d4e5f60718|fragment",
    })
    void finds_it_in_an_address(String url, String step) {
        assertThat(DETECTOR.detect(Traffic.get(url)).sightings()).singleElement().satisfies(sighting -> {
            assertThat(sighting.where()).isEqualTo("url");
            assertThat(sighting.trail()).contains(step);
            assertThat(sighting.request()).isTrue();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "X-Device|a7b2c3d4e5f60718|header",
        "Referer|https://y.example/?q=amber+otter+piano|header",
        "Authorization|Basic YTdiMmMzZDRlNWY2MDcxODp4|header",
        "X-a7b2c3d4e5f60718|1|header",
        "Cookie|a=1; id=a7b2c3d4e5f60718; b=2|cookie",
        "cookie|s=%7B%22q%22%3A%22amber%20otter%20piano%22%7D|cookie",
    })
    void finds_it_in_a_header(String name, String value, String where) {
        assertThat(DETECTOR.detect(Traffic.get("https://x.example/", new Header(name, value))).sightings())
                .isNotEmpty().allMatch(sighting -> sighting.where().equals(where));
    }

    @Test
    void finds_it_again_after_a_request_that_had_it_twice() {
        LeakDetector detector = LeakDetector.of(List.of(new Secret(SecretKind.ANDROID_ID, ID, "")));
        Header header = new Header("X-Device", "https://y.example/?id=" + ID);
        String body = "id=" + ID + "&id=" + ID;
        assertThat(detector.detect(Traffic.post("https://x.example/", body, header, header)).sightings()).hasSize(2);
        assertThat(detector.detect(Traffic.post("https://x.example/", body, header)).sightings()).hasSize(2);
    }

    @Test
    void finds_in_a_request_what_an_answer_told_before() {
        LeakDetector detector = LeakDetector.of(List.of(new Secret(SecretKind.ANDROID_ID, ID, "")));
        Header disguised = new Header("X-Device", "n7o2p3q4r5s60718");
        Message message = new Message(List.of(disguised), Body.EMPTY, List.of());
        detector.detect(Traffic.exchange("e0", "https://x.example/", Traffic.NOTHING, new Response(200, message)));
        assertThat(detector.detect(Traffic.get("https://x.example/", disguised)).sightings()).singleElement()
                .satisfies(sighting -> assertThat(sighting.trail()).contains("caesar 13"));
    }

    @ParameterizedTest
    @CsvSource({"4138, 4290", "87240, 9103", "C3A912, E28099"})
    void takes_numbers_in_addresses_for_no_quoted_printable(String first, String second) {
        String body = "{\"a\":\"https://y.example/?n=" + first + "\",\"b\":\"https://y.example/?l=de&n_2=" + second + "\",\"c\":\"" + ID + "\"}";
        assertThat(DETECTOR.detect(Traffic.post("https://x.example/", body)).sightings()).singleElement()
                .satisfies(sighting -> assertThat(sighting.trail()).containsExactly("body", "json $.c"));
    }

    @Test
    void finds_it_in_a_trailer() {
        Message message = new Message(List.of(), Body.EMPTY, List.of(new Header("X-End", ID)));
        assertThat(DETECTOR.detect(Traffic.exchange("e0", "https://x.example/", message, null)).sightings())
                .singleElement().matches(sighting -> sighting.where().equals("trailer"));
    }

    @Test
    void finds_it_in_a_websocket_message_and_says_who_sent_it() {
        Exchange exchange = new Exchange("e0", Instant.EPOCH, null, null, "GET", "wss://x.example/", "HTTP/1.1",
                Traffic.NOTHING, null, List.of(message(true, ID), message(false, "amber otter piano")), null);
        assertThat(DETECTOR.detect(exchange).sightings()).hasSize(2)
                .allMatch(sighting -> sighting.where().equals("websocket"))
                .allMatch(sighting -> sighting.request() == sighting.secret().value().equals(ID));
    }

    @Test
    void finds_it_in_raw_tcp() {
        TcpStream stream = new TcpStream("t0", Instant.EPOCH, null, null, "x.example", 5222,
                List.of(message(true, "\u0001\u0002<m id='" + ID + "'/>")), null);
        assertThat(DETECTOR.detect(new Capture(List.of(), List.of(stream), List.of(), true)).sightings())
                .singleElement().matches(sighting -> sighting.where().equals("tcp"));
    }

    @Test
    void records_what_comes_back_as_coming_back() {
        assertThat(DETECTOR.detect(Traffic.answered(("{\"id\":\"" + ID + "\"}").getBytes(StandardCharsets.UTF_8)))
                .sightings()).singleElement().matches(sighting -> !sighting.request());
    }

    private static StreamMessage message(boolean fromClient, String text) {
        return new StreamMessage(Instant.EPOCH, fromClient, true, text.getBytes(StandardCharsets.UTF_8));
    }
}
