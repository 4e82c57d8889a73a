package dev.leakgate.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Folds the events of one request, its answer and its WebSocket messages into an {@link Exchange}. */
final class ExchangeBuilder {

    private final Frame request;
    private final boolean carried;
    private final ByteArrayOutputStream requestBody = new ByteArrayOutputStream();
    private final ByteArrayOutputStream responseBody = new ByteArrayOutputStream();
    private final List<StreamMessage> messages = new ArrayList<>();
    private Frame requestEnd;
    private Frame response;
    private Frame responseEnd;
    private String failure;

    ExchangeBuilder(Frame request) {
        this.request = request;
        this.carried = request.head().path("carried").asBoolean();
    }

    ExchangeBuilder add(Frame frame) {
        switch (frame.event()) {
            case "request_body" -> requestBody.writeBytes(frame.body());
            case "request_end" -> requestEnd = frame;
            case "response" -> response = frame;
            case "response_body" -> responseBody.writeBytes(frame.body());
            case "response_end" -> responseEnd = frame;
            case "failed" -> failure = frame.text("reason");
            case "websocket" -> messages.add(StreamBuilder.message(frame));
            default -> { }
        }
        return this;
    }

    /** Of what was going on already, only what went on. */
    boolean worthTelling() {
        return !carried || requestBody.size() > 0 || response != null || responseBody.size() > 0 || !messages.isEmpty();
    }

    Exchange build(String id) {
        Message sent = new Message(headers(request, "headers"),
                body(request, requestBody, wholeRequest() ? null : whyRequestIsCut()), headers(requestEnd, "trailers"));
        String server = response == null ? null : response.text("server");
        return new Exchange(id, CaptureBuilder.time(request, "time"), request.text("client"), server, null,
                request.text("method"), request.text("url"), request.text("version"), sent, answer(), messages,
                fault());
    }

    /** The gap that a request leaves when it did not come in whole. */
    Optional<Unread> cutShort() {
        return wholeRequest() ? Optional.empty()
                : Optional.of(new Unread(Unread.Kind.CUT_SHORT, CaptureBuilder.time(request, "time"),
                        build("").host(), request.text("client"), request.text("method") + " " + request.text("url")
                                + " was cut off: " + whyRequestIsCut()));
    }

    private Response answer() {
        if (response == null) {
            return null;
        }
        String cut = responseEnd != null ? null : failure != null ? failure : "the capture ended before the answer did";
        return new Response(response.head().path("status").asInt(), new Message(headers(response, "headers"),
                body(response, responseBody, cut), headers(responseEnd, "trailers")));
    }

    private boolean wholeRequest() {
        return carried || requestEnd != null;
    }

    private String whyRequestIsCut() {
        return failure != null ? failure : "the capture ended before the request did";
    }

    private String fault() {
        if (carried) {
            return "it began before this capture";
        }
        if (failure != null || responseEnd != null) {
            return failure;
        }
        return requestEnd == null ? whyRequestIsCut() : "no full answer had come when the capture ended";
    }

    private static Body body(Frame head, ByteArrayOutputStream pieces, String failure) {
        byte[] bytes = pieces.toByteArray();
        if (failure == null) {
            return Body.of(bytes);
        }
        long declared = headers(head, "headers").stream().filter(h -> h.name().equalsIgnoreCase("content-length"))
                .map(Header::value).filter(value -> value.matches("\\d{1,18}")).mapToLong(Long::parseLong)
                .findFirst().orElse(0);
        return new Body(bytes, Math.max(declared, bytes.length), failure);
    }

    private static List<Header> headers(Frame frame, String field) {
        List<Header> headers = new ArrayList<>();
        if (frame != null) {
            for (JsonNode pair : frame.head().path(field)) {
                headers.add(new Header(pair.path(0).asText(), pair.path(1).asText()));
            }
        }
        return headers;
    }
}
