package dev.leakgate.traffic;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Understands one entry, field by field as they come: of duplicates the last counts, missing ones stay empty, unknown
 * ones are skipped, and a fault ends the reading with what was understood so far.
 */
final class HarEntryParser {

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE).maxNumberLength(100_000).maxNestingDepth(100_000).build())
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS, JsonReadFeature.ALLOW_TRAILING_COMMA)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private final HarEntry entry;
    private HarMessage request;
    private HarMessage response;
    private final List<StreamMessage> messages = new ArrayList<>();
    private String time = "";
    private String method = "";
    private String url = "";
    private String version = "";
    private int status;
    private boolean answered;
    private String error;

    HarEntryParser(HarEntry entry) {
        this.entry = entry;
    }

    Exchange parse() {
        String fault = entry.fault();
        try {
            read(entry.json());
        } catch (IOException e) {
            fault = fault != null ? fault : "the entry is broken: " + firstLine(e.getMessage());
            try {
                // bytes that are not UTF-8: taken one by one, and put together again by HarText
                read(new String(entry.json(), StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.UTF_8));
                fault = entry.fault();
            } catch (IOException again) {
                // what was understood so far stays
            }
        }
        fault = fault != null ? fault : url.isEmpty() ? "the entry has no request with an address" : error;
        Response answer = answered ? new Response(status, response.message()) : null;
        return new Exchange("e" + entry.index(), instant(), null, null, method, url, version, request.message(), answer,
                messages, fault);
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }

    private Instant instant() {
        try {
            return OffsetDateTime.parse(time).toInstant();
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    private void read(byte[] json) throws IOException {
        HarSkeleton skeleton = HarSkeleton.of(json);
        request = new HarMessage("request", skeleton, JSON);
        response = new HarMessage("response", skeleton, JSON);
        messages.clear();
        try (JsonParser parser = JSON.createParser(skeleton.json(), 0, skeleton.length())) {
            parser.nextToken();
            HarFields.of(parser, (name, value) -> {
                switch (name) {
                    case "startedDateTime" -> time = value.getValueAsString("");
                    case "request" -> HarFields.of(value, this::request);
                    case "response" -> {
                        answered = value.currentToken() == JsonToken.START_OBJECT;
                        HarFields.of(value, this::response);
                    }
                    case "_webSocketMessages" -> HarFields.each(value, this::message);
                    case "_error" -> error = value.getValueAsString(error);
                    default -> value.skipChildren();
                }
            });
        }
    }

    private void request(String name, JsonParser value) throws IOException {
        switch (name) {
            case "method" -> method = value.getValueAsString("");
            case "url" -> url = HarText.text(value.getValueAsString(""));
            case "httpVersion" -> version = value.getValueAsString("");
            default -> request.field(name, value);
        }
    }

    private void response(String name, JsonParser value) throws IOException {
        if (name.equals("status")) {
            status = value.getValueAsInt();
        } else {
            response.field(name, value);
        }
    }

    private void message(JsonParser value) throws IOException {
        HarWebSocketMessage message = new HarWebSocketMessage();
        HarFields.of(value, message::field);
        messages.add(message.message());
    }
}
