package dev.leakgate.leak;

import dev.leakgate.traffic.Body;
import dev.leakgate.traffic.Exchange;
import dev.leakgate.traffic.Header;
import dev.leakgate.traffic.Message;
import dev.leakgate.traffic.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Makes exchanges for tests. */
final class Traffic {

    static final Message NOTHING = new Message(List.of(), Body.EMPTY, List.of());

    private Traffic() {
    }

    static Exchange get(String url, Header... headers) {
        return exchange("e0", url, new Message(Arrays.asList(headers), Body.EMPTY, List.of()), null);
    }

    static Exchange post(String url, String body, Header... headers) {
        return post(url, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    static Exchange post(String url, byte[] body, Header... headers) {
        return exchange("e0", url, new Message(Arrays.asList(headers), Body.of(body), List.of()), null);
    }

    static Exchange post(byte[] body) {
        return post("https://collector.example/c", body);
    }

    static Exchange answered(byte[] body) {
        return exchange("e0", "https://collector.example/c", NOTHING,
                new Response(200, new Message(List.of(), Body.of(body), List.of())));
    }

    static Exchange exchange(String id, String url, Message request, Response response) {
        return new Exchange(id, Instant.EPOCH, null, null, "POST", url, "HTTP/1.1", request, response, List.of(), null);
    }
}
